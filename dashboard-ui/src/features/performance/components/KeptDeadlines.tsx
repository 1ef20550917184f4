import { Link } from '@tanstack/react-router'

import { DataTable, type Column } from '@/components/DataTable'
import { Panel } from '@/components/Panel'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { KeptShare, ServiceLevel } from '@/lib/api/types'
import { humanise, number } from '@/lib/words'

import classes from './KeptDeadlines.module.css'

/** Where alerts stand that are overdue, for what is still to be done with them. */
const WAITING = { acknowledge: 'open', resolve: 'open,acknowledged,in_progress' } as const

type Objective = keyof typeof WAITING

type Row = ServiceLevel & { id: string }

const NONE: Row[] = []

/** Which share of the deadlines was kept by severity, and what is overdue now. */
export function KeptDeadlines({ levels }: { levels?: ServiceLevel[] }) {
  return (
    <Panel title="Deadlines kept" aside={<Link to="/service-levels">Limits</Link>} flush>
      <DataTable
        label="Deadlines kept"
        columns={COLUMNS}
        rows={levels?.map((level) => ({ ...level, id: level.severity })) ?? NONE}
        list=""
        loading={!levels}
      />
    </Panel>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    id: 'severity',
    header: 'Severity',
    width: 120,
    cell: ({ row }) => <SeverityBadge severity={row.original.severity} />,
  },
  ...columnsOf('acknowledge', 'Acknowledged in time'),
  ...columnsOf('resolve', 'Resolved in time'),
]

function columnsOf(objective: Objective, header: string): Column<Row>[] {
  return [
    {
      id: objective,
      header,
      width: 180,
      cell: ({ row }) => <Share share={row.original[objective]} />,
    },
    {
      id: `${objective} overdue`,
      header: 'Overdue now',
      width: 120,
      cell: ({ row }) => <Overdue level={row.original} objective={objective} />,
    },
  ]
}

/** `92 %`, and of how many. */
function Share({ share: { met, late, overdue, met_share } }: { share: KeptShare }) {
  if (met_share === null || met_share === undefined) return <>–</>
  return (
    <>
      <strong>{inPercent(met_share)}</strong>{' '}
      <span className={classes.of}>
        {number(met)} of {number(met + late + overdue)}
      </span>
    </>
  )
}

/** All is said of all only: 999 of 1,000 are no 100 %. */
function inPercent(share: number): string {
  return `${String(Math.floor(share * 100))} %`
}

function Overdue({ level, objective }: { level: ServiceLevel; objective: Objective }) {
  const { overdue } = level[objective]
  if (overdue === 0) return <>0</>
  return (
    <Link
      to="/alerts"
      search={{
        status: WAITING[objective],
        severity: level.severity,
        sla: 'breached',
        sort: 'due_soonest',
      }}
      className={classes.overdue}
      aria-label={`${humanise(level.severity)} alerts to ${objective}: ${number(overdue)} overdue`}
    >
      {number(overdue)}
    </Link>
  )
}
