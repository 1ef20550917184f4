import { Button, Select } from '@mantine/core'

import { Instant } from '@/components/Instant'
import { Toolbar } from '@/components/Page'
import { SEVERITIES } from '@/components/SeverityBadge'
import { TextFilter } from '@/components/TextFilter'
import { RANGE_NAMES, RANGES } from '@/lib/time'
import { humanise } from '@/lib/words'

import { EVENT_TYPES, type EventFilters } from '../filters'

type EventFilterBarProps = {
  filters: EventFilters
  onChange: (change: Partial<EventFilters>) => void
}

const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: humanise(value) }))

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
      <Select
        aria-label="Severity"
        placeholder="Any severity"
        clearable
        w={140}
        data={options(SEVERITIES)}
        value={filters.severity ?? null}
        onChange={(severity) => {
          onChange({ severity: severity as EventFilters['severity'] })
        }}
      />
      <Select
        aria-label="Type"
        placeholder="Any type"
        clearable
        searchable
        w={190}
        data={options(EVENT_TYPES)}
        value={filters.event_type ?? null}
        onChange={(type) => {
          onChange({ event_type: type as EventFilters['event_type'] })
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
      <Select
        aria-label="Time"
        placeholder="Any time"
        clearable
        w={160}
        data={RANGE_NAMES.map((value) => ({ value, label: RANGES[value].label }))}
        value={filters.range ?? null}
        onChange={(range) => {
          onChange({ range: range as EventFilters['range'], from: undefined, to: undefined })
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
      {Object.values(filters).some(Boolean) && (
        <Button
          variant="subtle"
          onClick={() => {
            onChange(NO_FILTER)
          }}
        >
          Clear filters
        </Button>
      )}
    </Toolbar>
  )
}
