import { ChoicesFilter } from '@/components/ChoiceFilter'

import { SLA_STATES, STATE_NAMES } from './clocks'

type DeadlineFilterProps = { value?: string; onChange: (states?: string) => void }

/** A filter by whether alerts have kept their deadlines. */
export function DeadlineFilter(props: DeadlineFilterProps) {
  return (
    <ChoicesFilter
      label="Deadlines"
      placeholder="Any deadlines"
      options={SLA_STATES.map((state) => ({ value: state, label: STATE_NAMES[state] }))}
      {...props}
    />
  )
}
