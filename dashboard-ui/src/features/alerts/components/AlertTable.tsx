import { Button } from '@mantine/core'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import { useSession } from '@/features/session/SessionContext'
import type { Alert } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'
import { AlertLink } from './AlertLink'
import { Entities } from './Entities'
import { StatusTag } from './StatusTag'

type AlertTableProps = {
  alerts: Alert[]
  list: string
  loading: boolean
  selected?: number
  onOpen: (alert: Alert) => void
}

const COLUMNS: Column<Alert>[] = [
  {
    id: 'severity',
    header: 'Severity',
    width: 112,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  { id: 'number', header: 'No.', width: 74, accessorFn: (alert) => alert.number },
  { id: 'title', header: 'Alert', cell: ({ row }) => <AlertLink alert={row.original} /> },
  { id: 'source', header: 'Source', width: 150, accessorFn: (alert) => alert.event.source_name },
  {
    id: 'entities',
    header: 'Entities',
    width: 190,
    cell: ({ row }) => <Entities alert={row.original} />,
  },
  {
    id: 'status',
    header: 'Status',
    width: 122,
    cell: ({ row }) => <StatusTag status={row.original.status} />,
  },
  {
    id: 'age',
    header: 'First seen',
    width: 92,
    cell: ({ row }) => <Instant at={row.original.first_seen} as="age" />,
  },
  {
    id: 'assignee',
    header: 'Assigned to',
    width: 108,
    accessorFn: (alert) => alert.assigned_to ?? '–',
  },
]

const TRIAGE: Column<Alert> = {
  id: 'triage',
  header: 'Triage',
  width: 124,
  cell: ({ row }) => <Acknowledge alert={row.original} />,
}

const COLUMNS_WITH_TRIAGE = [...COLUMNS, TRIAGE]

/** Alerts, newest first, each with the one step that is taken most. */
export function AlertTable({ alerts, selected, ...table }: AlertTableProps) {
  const { may } = useSession()
  return (
    <DataTable
      label="Alerts"
      columns={may.triage ? COLUMNS_WITH_TRIAGE : COLUMNS}
      rows={alerts}
      selected={(alert) => alert.number === selected}
      {...table}
    />
  )
}

function Acknowledge({ alert }: { alert: Alert }) {
  const { mutate } = useChangeAlert()
  if (alert.status !== 'open') return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Acknowledge alert ${String(alert.number)}`}
      onClick={() => {
        mutate({ alert, change: { status: 'acknowledged' } })
      }}
    >
      Acknowledge
    </Button>
  )
}
