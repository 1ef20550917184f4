import { MultiSelect } from '@mantine/core'

import { listed } from '@/lib/search'

import { SLA_STATES, STATE_NAMES } from './clocks'

type DeadlineFilterProps = { value?: string; onChange: (states?: string) => void }

/** A filter by whether alerts have kept their deadlines. */
export function DeadlineFilter({ value, onChange }: DeadlineFilterProps) {
  const states = listed(value)
  return (
    <MultiSelect
      aria-label="Deadlines"
      placeholder={states.length === 0 ? 'Any deadlines' : undefined}
      clearable
      w={160}
      data={SLA_STATES.map((state) => ({ value: state, label: STATE_NAMES[state] }))}
      value={states}
      onChange={(chosen) => {
        onChange(chosen.join(',') || undefined)
      }}
    />
  )
}
