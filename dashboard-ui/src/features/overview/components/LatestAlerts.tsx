import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { Failure, Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { SeverityBadge } from '@/components/SeverityBadge'
import { useAlerts } from '@/features/alerts/api/listAlerts'
import { AlertTitle } from '@/features/alerts/components/AlertTitle'
import type { AlertFilters } from '@/features/alerts/filters'
import { allRows } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'

const SHOWN = 8
const OPEN: AlertFilters = { status: ['open'] }

const COLUMNS: Column<Alert>[] = [
  {
    id: 'severity',
    header: 'Severity',
    width: 110,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  { id: 'title', header: 'Alert', cell: ({ row }) => <AlertTitle alert={row.original} /> },
  {
    id: 'age',
    header: 'Age',
    width: 82,
    cell: ({ row }) => <Instant at={row.original.first_seen} as="age" />,
  },
]

/** The newest alerts that nobody has acknowledged. */
export function LatestAlerts() {
  const { data, error, isPending, refetch } = useAlerts(OPEN, SHOWN)
  const rows = allRows(data).slice(0, SHOWN)
  return (
    <Panel title="Latest open alerts" aside={<Link to="/alerts">All open alerts</Link>} flush>
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {data && rows.length === 0 && (
        <Notice icon="check" title="Nothing is open">
          Every alert has been acknowledged.
        </Notice>
      )}
      {(isPending || rows.length > 0) && (
        <DataTable label="Latest open alerts" columns={COLUMNS} rows={rows} list="" loading={isPending} />
      )}
    </Panel>
  )
}
