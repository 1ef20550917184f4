import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { IncidentName } from '@/features/alerts/incidents/keys'
import type { Incident } from '@/lib/api/types'
import { number } from '@/lib/words'

import { IncidentStatusTag } from './IncidentStatusTag'

type IncidentTableProps = {
  incidents: Incident[]
  list: string
  loading: boolean
  /** The one that is open. */
  selected?: IncidentName
  onOpen: (incident: Incident) => void
}

export function IncidentTable({ incidents, selected, ...table }: IncidentTableProps) {
  return (
    <DataTable
      label="Incidents"
      columns={COLUMNS}
      rows={incidents}
      selected={(incident) => incident.number === selected || incident.id === selected}
      {...table}
    />
  )
}

const COLUMNS: Column<Incident>[] = [
  {
    id: 'severity',
    header: 'Severity',
    width: 120,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  { id: 'number', header: 'No.', width: 72, accessorFn: (incident) => incident.number },
  {
    id: 'title',
    header: 'Incident',
    cell: ({ row: { original } }) => (
      <Link
        to="/incidents"
        search={(current) => ({ ...current, incident: original.number })}
        aria-label={`Incident ${String(original.number)}: ${original.title}`}
      >
        {original.title}
      </Link>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: 124,
    cell: ({ row }) => <IncidentStatusTag status={row.original.status} />,
  },
  { id: 'alerts', header: 'Alerts', width: 80, accessorFn: (incident) => number(incident.alerts) },
  {
    id: 'age',
    header: 'Created',
    width: 96,
    cell: ({ row }) => <Instant at={row.original.created_at} as="age" />,
  },
  {
    id: 'assignee',
    header: 'Assigned to',
    width: 140,
    wideOnly: true,
    accessorFn: (incident) => incident.assigned_to || '–',
  },
]
