import { RANGE_NAMES, RANGES, type Range } from '@/lib/time'

import { ChoiceFilter } from './ChoiceFilter'

const OPTIONS = RANGE_NAMES.map((value) => ({ value, label: RANGES[value].label }))

type TimeFilterProps = { width?: number; value?: Range; onChange: (range?: Range) => void }

/** A filter by a span that ends now. */
export function TimeFilter(props: TimeFilterProps) {
  return <ChoiceFilter label="Time" placeholder="Any time" options={OPTIONS} {...props} />
}
