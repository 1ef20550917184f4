import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { Silence } from '@/lib/api/types'
import { number } from '@/lib/words'

import { recurrenceInWords } from '../recurrence'
import { matchersInWords } from '../silences'
import { SilenceStateTag } from './SilenceStateTag'
import classes from './SilenceTable.module.css'

const COLUMNS: Column<Silence>[] = [
  {
    id: 'state',
    header: 'State',
    width: 96,
    cell: ({ row }) => <SilenceStateTag state={row.original.state} />,
  },
  {
    id: 'reason',
    header: 'Reason',
    width: 210,
    cell: ({ row: { original } }) => (
      <Link
        to="/silences"
        search={(current) => ({ ...current, silence: original.id })}
        title={original.reason}
      >
        {original.reason}
      </Link>
    ),
  },
  {
    id: 'matchers',
    header: 'Hides alerts',
    cell: ({ row: { original } }) => {
      const words = matchersInWords(original.matchers)
      return <span title={words}>{words}</span>
    },
  },
  {
    id: 'severity',
    header: 'Never above',
    width: 112,
    cell: ({ row }) => <SeverityBadge severity={row.original.max_severity} />,
  },
  { id: 'owner', header: 'Owner', width: 96, wideOnly: true, accessorFn: ({ owner }) => owner },
  {
    id: 'recurrence',
    header: 'When',
    width: 180,
    wideOnly: true,
    cell: ({ row: { original } }) => {
      const words = original.recurrence ? recurrenceInWords(original.recurrence) : 'All the time'
      return <span title={words}>{words}</span>
    },
  },
  {
    id: 'until',
    header: 'Until',
    width: 146,
    cell: ({ row: { original } }) => <Instant at={original.ended_at ?? original.ends_at} />,
  },
  {
    id: 'matched',
    header: 'Has hidden',
    width: 124,
    cell: ({ row }) => <HasHidden silence={row.original} />,
  },
]

type SilenceTableProps = {
  silences: Silence[]
  list: string
  loading: boolean
  /** The id of the open one. */
  selected?: string
  onOpen: (id: string) => void
}

export function SilenceTable({ silences, selected, onOpen, ...table }: SilenceTableProps) {
  return (
    <div className={classes.table}>
      <DataTable
        label="Silences"
        columns={COLUMNS}
        rows={silences}
        selected={({ id }) => id === selected}
        onOpen={({ id }) => {
          onOpen(id)
        }}
        {...table}
      />
    </div>
  )
}

function HasHidden({ silence: { matched, last_match_at } }: { silence: Silence }) {
  return (
    <>
      {number(matched)}
      {last_match_at && (
        <>
          , last <Instant at={last_match_at} as="age" />
        </>
      )}
    </>
  )
}
