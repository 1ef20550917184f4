import { Skeleton } from '@mantine/core'
import { tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import type { CSSProperties, MouseEvent } from 'react'

import classes from './DataTable.module.css'
import { useNewRows } from './useNewRows'

const features = tableFeatures({})

type WideOnly = boolean | 'rather' | 'very'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a column's value type does not matter to the table
export type Column<Row extends object> = ColumnDef<typeof features, Row, any> & {
  /** Width in pixels; the column without one takes the rest. */
  width?: number
  /** Left out where there is little room, some, or not very much. */
  wideOnly?: WideOnly
}

type DataTableProps<Row extends { id: string }> = {
  label: string
  columns: Column<Row>[]
  rows: Row[]
  /** Tells one list from the next: rows of a new list are not news. */
  list: string
  loading?: boolean
  selected?: (row: Row) => boolean
  onOpen?: (row: Row) => void
}

/** A dense table in which rows that arrive while it is open light up once. */
export function DataTable<Row extends { id: string }>({
  label,
  columns,
  rows,
  list,
  loading = false,
  selected,
  onOpen,
}: DataTableProps<Row>) {
  const table = useTable({ features, columns, data: rows, getRowId: (row) => row.id })
  const news = useNewRows(loading ? undefined : rows, list)

  return (
    <div className={classes.scroll}>
      <table
        className={classes.table}
        style={leastWidth(columns)}
        aria-label={label}
        aria-busy={loading}
      >
        <colgroup>
          {columns.map((column, index) => (
            <col
              key={column.id ?? index}
              style={{ width: column.width }}
              data-wide-only={column.wideOnly}
            />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" data-wide-only={wideOnly(header.column.columnDef)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {loading && <SkeletonRows columns={columns.length} />}
          {!loading &&
            table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                data-new={news.has(row.id) || undefined}
                data-selected={selected?.(row.original) || undefined}
                data-opens={onOpen ? true : undefined}
                onClick={(click) => {
                  if (!isOnControl(click)) onOpen?.(row.original)
                }}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} data-wide-only={wideOnly(cell.column.columnDef)}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

/** Of the column that takes what the others leave. */
const LEAST_REST = 200

/** Where there is little room the table scrolls, rather than leave nothing to the column without a width. */
function leastWidth(columns: { width?: number; wideOnly?: WideOnly }[]): CSSProperties {
  const widths = columns
    .filter((column) => !column.wideOnly)
    .map(({ width = LEAST_REST }) => width)
  const least = widths.reduce((sum, width) => sum + width, 0)
  return { '--least-width': `${String(least)}px` } as CSSProperties
}

function wideOnly(column: object): WideOnly | undefined {
  return (column as { wideOnly?: WideOnly }).wideOnly
}

/** A click on a link or button in the row belongs to it; selecting text is not a click. */
function isOnControl({ target }: MouseEvent): boolean {
  const control = target instanceof Element && target.closest('a, button, input, label')
  return Boolean(control) || getSelection()?.type === 'Range'
}

function SkeletonRows({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <Skeleton height={12} width={`${String(50 + ((row * 3 + column * 7) % 40))}%`} />
        </td>
      ))}
    </tr>
  ))
}
