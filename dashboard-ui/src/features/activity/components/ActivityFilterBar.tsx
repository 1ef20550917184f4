import { ChoiceFilter } from '@/components/ChoiceFilter'
import { ClearFilters } from '@/components/ClearFilters'
import { Toolbar } from '@/components/Page'
import { TextFilter } from '@/components/TextFilter'
import { TimeFilter } from '@/components/TimeFilter'
import { optionsOf } from '@/lib/words'

import { OUTCOMES, type ActivityFilters } from '../filters'

const NO_FILTER: ActivityFilters = {
  actor: undefined,
  action: undefined,
  outcome: undefined,
  range: undefined,
}

type ActivityFilterBarProps = {
  filters: ActivityFilters
  /** Whether the reader sees the actions of others too. */
  everyone: boolean
  onChange: (change: Partial<ActivityFilters>) => void
}

export function ActivityFilterBar({ filters, everyone, onChange }: ActivityFilterBarProps) {
  return (
    <Toolbar label="Filter activity">
      {everyone && (
        <TextFilter
          label="Actor"
          placeholder="Any actor"
          value={filters.actor}
          onChange={(actor) => {
            onChange({ actor })
          }}
        />
      )}
      <TextFilter
        label="Action"
        placeholder="Any action"
        value={filters.action}
        onChange={(action) => {
          onChange({ action: action?.toLowerCase().replaceAll(' ', '_') })
        }}
      />
      <ChoiceFilter
        label="Outcome"
        placeholder="Any outcome"
        width={140}
        options={optionsOf(OUTCOMES)}
        value={filters.outcome}
        onChange={(outcome) => {
          onChange({ outcome })
        }}
      />
      <TimeFilter
        value={filters.range}
        onChange={(range) => {
          onChange({ range })
        }}
      />
      <ClearFilters filters={filters} none={NO_FILTER} onClear={onChange} />
    </Toolbar>
  )
}
