import { ChoiceFilter } from '@/components/ChoiceFilter'

import { SILENCED, type SilencedFilter as Choice } from '../filters'

const NAMES: Record<Choice, string> = { only: 'Only silenced', any: 'Silenced as well' }

type SilencedFilterProps = { value?: Choice; onChange: (choice?: Choice) => void }

/** Whether the list has alerts that a silence hides; without them, unless somebody asks. */
export function SilencedFilter(props: SilencedFilterProps) {
  return (
    <ChoiceFilter
      label="Silenced"
      placeholder="Without silenced"
      options={SILENCED.map((choice) => ({ value: choice, label: NAMES[choice] }))}
      {...props}
    />
  )
}
