import { ChoiceFilter } from '@/components/ChoiceFilter'
import { ClearFilters } from '@/components/ClearFilters'
import { Instant } from '@/components/Instant'
import { Toolbar } from '@/components/Page'
import { SEVERITIES } from '@/components/SeverityBadge'
import { TextFilter } from '@/components/TextFilter'
import { TimeFilter } from '@/components/TimeFilter'
import { optionsOf } from '@/lib/words'

import { EVENT_TYPES, type EventFilters } from '../filters'

type EventFilterBarProps = {
  filters: EventFilters
  onChange: (change: Partial<EventFilters>) => void
}

const NO_FILTER: EventFilters = {
  severity: undefined,
  event_type: undefined,
  source_name: undefined,
  range: undefined,
  from: undefined,
  to: undefined,
}

export function EventFilterBar({ filters, onChange }: EventFilterBarProps) {
  return (
    <Toolbar label="Filter events">
      <ChoiceFilter
        label="Severity"
        placeholder="Any severity"
        width={140}
        options={optionsOf(SEVERITIES)}
        value={filters.severity}
        onChange={(severity) => {
          onChange({ severity })
        }}
      />
      <ChoiceFilter
        label="Type"
        placeholder="Any type"
        searchable
        width={190}
        options={optionsOf(EVENT_TYPES)}
        value={filters.event_type}
        onChange={(event_type) => {
          onChange({ event_type })
        }}
      />
      <TextFilter
        label="Source"
        placeholder="Any source"
        value={filters.source_name}
        onChange={(source_name) => {
          onChange({ source_name })
        }}
      />
      <TimeFilter
        value={filters.range}
        onChange={(range) => {
          onChange({ range, from: undefined, to: undefined })
        }}
      />
      {filters.from && (
        <span>
          From <Instant at={filters.from} />
          {filters.to && (
            <>
              {' '}
              to <Instant at={filters.to} />
            </>
          )}
        </span>
      )}
      <ClearFilters filters={filters} none={NO_FILTER} onClear={onChange} />
    </Toolbar>
  )
}
