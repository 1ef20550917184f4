import { DataTable, type Column } from '@/components/DataTable'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import type { Waits } from '@/lib/api/types'
import { number } from '@/lib/words'

import { inTime } from './inTime'

type Row = { id: string; waits: Waits }

type WaitTableProps = { title: string; header: string; rows?: Row[] }

const NONE: Row[] = []

/** Response times by who or what, the busiest first. */
export function WaitTable({ title, header, rows }: WaitTableProps) {
  return (
    <Panel title={title} flush>
      {rows?.length === 0 ? (
        <Notice icon="clock" title="Nothing yet" />
      ) : (
        <DataTable
          label={title}
          columns={[{ id: 'name', header, accessorFn: ({ id }) => id }, ...FIGURES]}
          rows={rows ?? NONE}
          list=""
          loading={!rows}
        />
      )}
    </Panel>
  )
}

const FIGURES: Column<Row>[] = [
  {
    id: 'acknowledged',
    header: 'Acknowledged',
    width: 110,
    accessorFn: ({ waits }) => number(waits.until_acknowledged.alerts),
  },
  {
    id: 'until acknowledged',
    header: 'Median',
    width: 84,
    accessorFn: ({ waits }) => inTime(waits.until_acknowledged.p50_seconds),
  },
  {
    id: 'resolved',
    header: 'Resolved',
    width: 88,
    accessorFn: ({ waits }) => number(waits.until_resolved.alerts),
  },
  {
    id: 'until resolved',
    header: 'Median',
    width: 84,
    accessorFn: ({ waits }) => inTime(waits.until_resolved.p50_seconds),
  },
]
