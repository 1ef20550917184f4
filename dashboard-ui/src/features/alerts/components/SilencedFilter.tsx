import { Select } from '@mantine/core'

import { SILENCED, type SilencedFilter as Choice } from '../filters'

const NAMES: Record<Choice, string> = { only: 'Only silenced', any: 'Silenced as well' }

type SilencedFilterProps = { value?: Choice; onChange: (choice?: Choice) => void }

/** Whether the list has alerts that a silence hides; without them, unless somebody asks. */
export function SilencedFilter({ value, onChange }: SilencedFilterProps) {
  return (
    <Select
      aria-label="Silenced"
      placeholder="Without silenced"
      clearable
      w={160}
      data={SILENCED.map((choice) => ({ value: choice, label: NAMES[choice] }))}
      value={value ?? null}
      onChange={(choice) => {
        onChange(choice ?? undefined)
      }}
    />
  )
}
