import { VisuallyHidden } from '@mantine/core'

import { DataTable, type Column } from '@/components/DataTable'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import type { Wait, Waits } from '@/lib/api/types'
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
  ...figuresOf('Acknowledged', 112, ({ waits }) => waits.until_acknowledged),
  ...figuresOf('Resolved', 88, ({ waits }) => waits.until_resolved),
]

/** How many alerts something was done with, and how long they waited for it. */
function figuresOf(deed: string, width: number, waitOf: (row: Row) => Wait): Column<Row>[] {
  const figure = (name: string, secondsOf: (wait: Wait) => Wait['mean_seconds']): Column<Row> => ({
    id: `${name} until ${deed}`,
    header: () => (
      <>
        {name}
        <VisuallyHidden> until {deed.toLowerCase()}</VisuallyHidden>
      </>
    ),
    width: 84,
    accessorFn: (row) => inTime(secondsOf(waitOf(row))),
  })
  return [
    { id: deed, header: deed, width, accessorFn: (row) => number(waitOf(row).alerts) },
    figure('Median', ({ p50_seconds }) => p50_seconds),
    figure('Mean', ({ mean_seconds }) => mean_seconds),
    figure('90 %', ({ p90_seconds }) => p90_seconds),
  ]
}
