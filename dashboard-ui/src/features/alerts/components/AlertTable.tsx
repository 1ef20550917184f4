import { Button } from '@mantine/core'
import { useMemo } from 'react'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import { useSession } from '@/features/session/SessionContext'
import type { Alert } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'
import type { AlertReference } from '../api/keys'
import { SelectBox, SelectShown } from '../bulk/SelectBoxes'
import type { AlertFilters } from '../filters'
import { Due } from '../sla/Due'
import { AlertTitle } from './AlertTitle'
import { Entities } from './Entities'
import { StatusTag } from './StatusTag'

type AlertTableProps = {
  alerts: Alert[]
  filters: AlertFilters
  loading: boolean
  /** The one that is open. */
  selected?: AlertReference
  onOpen: (alert: Alert) => void
}

/** Alerts, each with the one step that is taken most, and a box to take steps with many of them. */
export function AlertTable({ alerts, filters, selected, ...table }: AlertTableProps) {
  const { may } = useSession()
  const { status, as_of } = filters
  const changes = may.triage && !as_of
  const severalStatuses = status?.length !== 1
  const acknowledges = changes && (!status || status.includes('open'))
  const shown = alerts.length
  const columns = useMemo(
    () => [
      ...(changes ? [selectColumn(shown)] : []),
      ...COLUMNS,
      ...(severalStatuses ? [STATUS] : []),
      ...(as_of ? [] : [DUE]),
      ...TIMES,
      ...(acknowledges ? [TRIAGE] : []),
    ],
    [changes, shown, severalStatuses, as_of, acknowledges],
  )
  return (
    <DataTable
      label="Alerts"
      columns={columns}
      rows={alerts}
      list={JSON.stringify(filters)}
      selected={({ number, id }) => number === selected || id === selected}
      {...table}
    />
  )
}

function selectColumn(shown: number): Column<Alert> {
  return {
    id: 'select',
    header: () => <SelectShown shown={shown} />,
    width: 36,
    cell: ({ row }) => <SelectBox alert={row.original} />,
  }
}

const COLUMNS: Column<Alert>[] = [
  {
    id: 'severity',
    header: 'Severity',
    width: 112,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  { id: 'number', header: 'No.', width: 72, accessorFn: (alert) => alert.number },
  { id: 'title', header: 'Alert', cell: ({ row }) => <AlertTitle alert={row.original} /> },
  {
    id: 'source',
    header: 'Source',
    width: 140,
    wideOnly: 'rather',
    accessorFn: (alert) => alert.event.source_name,
  },
  {
    id: 'entities',
    header: 'Entities',
    width: 164,
    wideOnly: 'very',
    cell: ({ row }) => <Entities alert={row.original} />,
  },
]

const STATUS: Column<Alert> = {
  id: 'status',
  header: 'Status',
  width: 124,
  cell: ({ row }) => <StatusTag status={row.original.status} />,
}

/** It counts down to what is due from now. */
const DUE: Column<Alert> = {
  id: 'due',
  header: 'Due',
  width: 148,
  cell: ({ row }) => <Due alert={row.original} />,
}

const TIMES: Column<Alert>[] = [
  {
    id: 'age',
    header: 'First seen',
    width: 84,
    cell: ({ row }) => <Instant at={row.original.first_seen} as="age" />,
  },
  {
    id: 'assignee',
    header: 'Assigned to',
    width: 108,
    wideOnly: true,
    accessorFn: (alert) => alert.assigned_to || '–',
  },
]

const TRIAGE: Column<Alert> = {
  id: 'triage',
  header: 'Triage',
  width: 136,
  cell: ({ row }) => <Acknowledge alert={row.original} />,
}

function Acknowledge({ alert }: { alert: Alert }) {
  const { mutate } = useChangeAlert()
  if (alert.status !== 'open') return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Acknowledge alert ${String(alert.number)}`}
      onClick={({ currentTarget }) => {
        focusRowAfter(currentTarget)
        mutate({ alert, change: { status: 'acknowledged' } })
      }}
    >
      Acknowledge
    </Button>
  )
}

/** The row is about to leave the list: whoever works by keyboard goes on at the next one. */
function focusRowAfter(button: HTMLElement) {
  button.closest('tr')?.nextElementSibling?.querySelector('a')?.focus()
}
