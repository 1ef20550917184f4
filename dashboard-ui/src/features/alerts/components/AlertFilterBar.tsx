import { Select } from '@mantine/core'

import { Toolbar } from '@/components/Page'
import { SEVERITIES } from '@/components/SeverityBadge'
import type { AlertStatus } from '@/lib/api/types'
import { humanise, shortNumber } from '@/lib/words'

import { useAlertStats } from '../api/alertStats'
import { STATUSES, type AlertSearch } from '../filters'
import classes from './AlertFilterBar.module.css'

type AlertFilterBarProps = { search: AlertSearch; onChange: (change: Partial<AlertSearch>) => void }

/** Status as a row of counts, the queue an analyst works through; severity beside it. */
export function AlertFilterBar({ search, onChange }: AlertFilterBarProps) {
  const { data: stats } = useAlertStats()
  const chosen = search.status ?? 'open'
  const count = (status: AlertStatus | 'all') =>
    status === 'all' ? undefined : stats?.by_status[status]

  return (
    <Toolbar label="Filter alerts">
      <div className={classes.statuses} role="group" aria-label="Status">
        {([...STATUSES, 'all'] as const).map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={chosen === status}
            onClick={() => {
              onChange({ status: status === 'open' ? undefined : status })
            }}
          >
            {humanise(status)}
            {count(status) !== undefined && <span>{shortNumber(count(status) ?? 0)}</span>}
          </button>
        ))}
      </div>
      <Select
        aria-label="Severity"
        placeholder="Any severity"
        clearable
        w={150}
        data={SEVERITIES.map((value) => ({ value, label: humanise(value) }))}
        value={search.severity ?? null}
        onChange={(value) => {
          onChange({ severity: value ?? undefined })
        }}
      />
    </Toolbar>
  )
}
