import { Select } from '@mantine/core'

import type { AlertSort } from '@/lib/api/types'

import { SORTS } from '../filters'

const NAMES: Record<AlertSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  last_changed: 'Last changed first',
  most_severe: 'Most severe first',
  due_soonest: 'Due soonest first',
}

type AlertOrderProps = { sort?: AlertSort; onChange: (sort?: AlertSort) => void }

/** In which order a list shows its alerts; newest first, unless somebody chooses another. */
export function AlertOrder({ sort = 'newest', onChange }: AlertOrderProps) {
  return (
    <Select
      aria-label="Order"
      w={160}
      allowDeselect={false}
      data={SORTS.map((value) => ({ value, label: NAMES[value] }))}
      value={sort}
      onChange={(chosen) => {
        onChange(chosen === 'newest' ? undefined : (chosen ?? undefined))
      }}
    />
  )
}
