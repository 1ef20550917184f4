import { SegmentedControl } from '@mantine/core'

import { ChoicesFilter } from '@/components/ChoiceFilter'
import { ClearFilters } from '@/components/ClearFilters'
import { Toolbar } from '@/components/Page'
import { SEVERITIES } from '@/components/SeverityBadge'
import { TextFilter } from '@/components/TextFilter'
import { AssigneeFilter } from '@/features/alerts/components/AssigneeFilter'
import { listed } from '@/lib/search'
import { humanise, optionsOf } from '@/lib/words'

import { STATUSES, UNRESOLVED, type IncidentFilters } from '../filters'
import classes from './IncidentFilterBar.module.css'

type IncidentFilterBarProps = {
  search: IncidentFilters
  onChange: (change: Partial<IncidentFilters>) => void
}

/** All filters but the status, which the work is by. */
const NO_FILTER: Partial<IncidentFilters> = {
  severity: undefined,
  assigned_to: undefined,
  q: undefined,
}

export function IncidentFilterBar({ search, onChange }: IncidentFilterBarProps) {
  const { status = UNRESOLVED, severity, assigned_to, q } = search
  return (
    <Toolbar label="Filter incidents">
      <SegmentedControl
        size="xs"
        className={classes.statuses}
        aria-label="Status"
        data={choicesWith(status)}
        value={status}
        onChange={(chosen) => {
          onChange({ status: chosen === UNRESOLVED ? undefined : chosen })
        }}
      />
      <ChoicesFilter
        label="Severity"
        placeholder="Any severity"
        options={optionsOf(SEVERITIES)}
        value={severity}
        onChange={(severities) => {
          onChange({ severity: severities })
        }}
      />
      <AssigneeFilter
        value={assigned_to}
        onChange={(login) => {
          onChange({ assigned_to: login })
        }}
      />
      <TextFilter
        label="Words"
        placeholder="Words"
        value={q}
        onChange={(words) => {
          onChange({ q: words })
        }}
      />
      <ClearFilters filters={search} none={NO_FILTER} onClear={onChange} />
    </Toolbar>
  )
}

const CHOICES = [
  { value: UNRESOLVED, label: 'Unresolved' },
  ...STATUSES.map((value) => ({ value: String(value), label: humanise(value) })),
  { value: 'all', label: 'All' },
]

/** With the choice of statuses that somebody wrote into the address, if it is another one. */
function choicesWith(status: string) {
  return CHOICES.some(({ value }) => value === status)
    ? CHOICES
    : [...CHOICES, { value: status, label: listed(status).map(humanise).join(' or ') }]
}
