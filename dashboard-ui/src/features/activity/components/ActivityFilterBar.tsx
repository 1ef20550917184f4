import { Button, Select } from '@mantine/core'

import { Toolbar } from '@/components/Page'
import { TextFilter } from '@/components/TextFilter'
import { RANGE_NAMES, RANGES } from '@/lib/time'
import { humanise } from '@/lib/words'

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
      <Select
        aria-label="Outcome"
        placeholder="Any outcome"
        clearable
        w={140}
        data={OUTCOMES.map((value) => ({ value, label: humanise(value) }))}
        value={filters.outcome ?? null}
        onChange={(outcome) => {
          onChange({ outcome: outcome ?? undefined })
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
          onChange({ range: range ?? undefined })
        }}
      />
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
