import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import type { AuditAction } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { OutcomeTag } from './OutcomeTag'

const COLUMNS: Column<AuditAction>[] = [
  {
    id: 'time',
    header: 'Time',
    width: 130,
    cell: ({ row }) => <Instant at={row.original.occurred_at} />,
  },
  {
    id: 'actor',
    header: 'Actor',
    width: 150,
    accessorFn: ({ actor }) => actor.username ?? actor.id,
  },
  { id: 'action', header: 'Action', width: 190, accessorFn: ({ action }) => humanise(action) },
  {
    id: 'outcome',
    header: 'Outcome',
    width: 100,
    cell: ({ row }) => <OutcomeTag outcome={row.original.outcome} />,
  },
  {
    id: 'description',
    header: 'What happened',
    cell: ({ row }) => (
      <Link to="/activity" search={(current) => ({ ...current, entry: row.original.id })}>
        {row.original.description}
      </Link>
    ),
  },
  { id: 'ip', header: 'IP address', width: 140, accessorFn: (entry) => entry.ip_address ?? '–' },
  {
    id: 'service',
    header: 'Recorded by',
    width: 140,
    wideOnly: true,
    accessorFn: (entry) => entry.service,
  },
]

type ActivityTableProps = {
  actions: AuditAction[]
  list: string
  loading: boolean
  selected?: string
  onOpen: (action: AuditAction) => void
}

export function ActivityTable({ actions, selected, ...table }: ActivityTableProps) {
  return (
    <DataTable
      label="Activity"
      columns={COLUMNS}
      rows={actions}
      selected={(action) => action.id === selected}
      {...table}
    />
  )
}
