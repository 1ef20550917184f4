import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { Failure, Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { SeverityBadge } from '@/components/SeverityBadge'
import { useLatestEvents } from '@/features/events/api/listEvents'
import { EventLink } from '@/features/events/components/EventLink'
import type { SecurityEvent } from '@/lib/api/types'

const SHOWN = 8
const NONE: SecurityEvent[] = []

const COLUMNS: Column<SecurityEvent>[] = [
  {
    id: 'received',
    header: 'Received',
    width: 92,
    cell: ({ row }) => <Instant at={row.original.received_at} />,
  },
  {
    id: 'severity',
    header: 'Severity',
    width: 110,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  { id: 'description', header: 'Event', cell: ({ row }) => <EventLink event={row.original} /> },
  {
    id: 'source',
    header: 'Source',
    width: 132,
    wideOnly: true,
    accessorFn: (event) => event.source_name,
  },
]

/** What the sensors sent last. */
export function LatestEvents() {
  const { data, error, isPending, refetch } = useLatestEvents(SHOWN)
  const rows = data?.results ?? NONE
  return (
    <Panel title="Latest events" aside={<Link to="/events">All events</Link>} flush>
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {data && rows.length === 0 && (
        <Notice icon="inbox" title="No events yet">
          Post one to see it appear here.
        </Notice>
      )}
      {(isPending || rows.length > 0) && (
        <DataTable label="Latest events" columns={COLUMNS} rows={rows} list="" loading={isPending} />
      )}
    </Panel>
  )
}
