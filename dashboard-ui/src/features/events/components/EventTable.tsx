import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { SecurityEvent } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { EventLink } from './EventLink'

const COLUMNS: Column<SecurityEvent>[] = [
  {
    id: 'received',
    header: 'Received',
    width: 130,
    cell: ({ row }) => <Instant at={row.original.received_at} />,
  },
  {
    id: 'severity',
    header: 'Severity',
    width: 112,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  {
    id: 'type',
    header: 'Type',
    width: 168,
    accessorFn: (event) => humanise(event.event_type),
  },
  {
    id: 'description',
    header: 'Description',
    cell: ({ row }) => <EventLink event={row.original} />,
  },
  { id: 'source', header: 'Source', width: 160, accessorFn: (event) => event.source_name },
  { id: 'ip', header: 'IP address', width: 140, accessorFn: (event) => event.ip_address ?? '–' },
  {
    id: 'sensor',
    header: 'Sensor',
    width: 130,
    wideOnly: true,
    accessorFn: (event) => event.sensor_id,
  },
]

type EventTableProps = {
  events: SecurityEvent[]
  list: string
  loading: boolean
  selected?: string
  onOpen: (event: SecurityEvent) => void
}

export function EventTable({ events, selected, ...table }: EventTableProps) {
  return (
    <DataTable
      label="Events"
      columns={COLUMNS}
      rows={events}
      selected={(event) => event.id === selected}
      {...table}
    />
  )
}
