import { Button } from '@mantine/core'
import { useState } from 'react'

import { ChoicesFilter } from '@/components/ChoiceFilter'
import { ClearFilters } from '@/components/ClearFilters'
import { Toolbar } from '@/components/Page'
import { SEVERITIES } from '@/components/SeverityBadge'
import { TextFilter } from '@/components/TextFilter'
import { TimeFilter } from '@/components/TimeFilter'
import type { AlertStatus } from '@/lib/api/types'
import { listed } from '@/lib/search'
import { humanise, optionsOf, shortNumber } from '@/lib/words'

import { useAlertStats } from '../api/alertStats'
import { STATUSES, type AlertSearch } from '../filters'
import classes from './AlertFilterBar.module.css'
import { MoreAlertFilters } from './MoreAlertFilters'

type AlertFilterBarProps = { search: AlertSearch; onChange: (change: Partial<AlertSearch>) => void }

/** All filters but the status, which the queue is by. */
const NO_FILTER: Partial<AlertSearch> = {
  severity: undefined,
  rule: undefined,
  assigned_to: undefined,
  entity: undefined,
  technique: undefined,
  source_name: undefined,
  incident: undefined,
  sla: undefined,
  silenced: undefined,
  range: undefined,
  from: undefined,
  to: undefined,
  q: undefined,
  as_of: undefined,
}

/** Status as a row of counts, the queue an analyst works through; everything else beside it. */
export function AlertFilterBar({ search, onChange }: AlertFilterBarProps) {
  const [more, setMore] = useState(() => hasMore(search))
  return (
    <Toolbar label="Filter alerts">
      <Statuses search={search} onChange={onChange} />
      <ChoicesFilter
        label="Severity"
        placeholder="Any severity"
        options={optionsOf(SEVERITIES)}
        value={search.severity}
        onChange={(severity) => {
          onChange({ severity })
        }}
      />
      <TextFilter
        label="Words"
        placeholder="Words"
        value={search.q}
        onChange={(q) => {
          onChange({ q })
        }}
      />
      <TimeFilter
        width={140}
        value={search.range}
        onChange={(range) => {
          onChange({ range, from: undefined, to: undefined })
        }}
      />
      <Button
        variant="subtle"
        aria-expanded={more}
        onClick={() => {
          setMore(!more)
        }}
      >
        {more ? 'Fewer filters' : 'More filters'}
      </Button>
      <ClearFilters filters={search} none={NO_FILTER} onClear={onChange} />
      {more && <MoreAlertFilters search={search} onChange={onChange} />}
    </Toolbar>
  )
}

function hasMore(search: AlertSearch): boolean {
  const { rule, assigned_to, entity, technique, source_name, incident, sla, silenced, from, to, as_of } = search
  return [rule, assigned_to, entity, technique, source_name, incident, sla, silenced, from, to, as_of].some(
    Boolean,
  )
}

/** What needs somebody's work. */
const UNRESOLVED = STATUSES.filter((status) => status !== 'resolved').join(',')

function Statuses({ search, onChange }: AlertFilterBarProps) {
  const { data } = useAlertStats()
  // They count what there is now.
  const stats = search.as_of ? undefined : data
  const chosen = search.status ?? 'open'
  const choose = (status: string) => () => {
    onChange({ status: status === 'open' ? undefined : status })
  }
  const button = (status: string, name: string, count?: number) => (
    <button key={status} type="button" aria-pressed={chosen === status} onClick={choose(status)}>
      {name}
      {count !== undefined && <span>{shortNumber(count)}</span>}
    </button>
  )
  return (
    <div className={classes.statuses} role="group" aria-label="Status">
      {STATUSES.map((status: AlertStatus) => button(status, humanise(status), stats?.by_status[status]))}
      {button(UNRESOLVED, 'Unresolved')}
      {button('all', 'All')}
      {isOther(chosen) && button(chosen, listed(chosen).map(humanise).join(' or '))}
    </div>
  )
}

/** A choice of statuses that somebody wrote into the address, or saved in a view. */
function isOther(chosen: string): boolean {
  return ![...STATUSES, UNRESOLVED, 'all'].includes(chosen)
}
