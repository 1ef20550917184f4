import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'

import { DataTable, type Column } from '@/components/DataTable'
import { DetailDrawer } from '@/components/DetailDrawer'
import { Failure, Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/session/SessionContext'
import { humanise } from '@/lib/words'

import { useEntries } from '../api/listEntries'
import { ONE, type EntryKind, type EntryOf } from '../entries'
import { NEW } from '../search'
import { EntryHead } from './EntryHead'
import { EntryStateTag } from './EntryStateTag'

type EntryTabProps<Kind extends EntryKind> = {
  kind: Kind
  /** What the kind is for, where there is none yet. */
  purpose: string
  /** What is told of each beside its name and state. */
  columns: Column<EntryOf[Kind]>[]
  /** The id of the open one. */
  open?: string
  onOpen: (id?: string) => void
  form: (props: FormProps<Kind>) => ReactNode
}

export type FormProps<Kind extends EntryKind> = {
  /** As it is now; none for a new one. */
  entry?: EntryOf[Kind]
  onDone: () => void
  /** Forgets what was typed and shows the entry as it is by now. */
  onReload: () => void
}

/** All channels, routes or groups, and one of them in full. */
export function EntryTab<Kind extends EntryKind>(props: EntryTabProps<Kind>) {
  const { kind, purpose, columns, open, onOpen, form } = props
  const { may } = useSession()
  const { data: entries, error, isPending, refetch } = useEntries(kind)
  const [reloads, setReloads] = useState(0)
  const all = useMemo(() => withCommon(kind, columns), [kind, columns])
  const entry = entries?.find(({ id }) => id === open)
  const isNew = open === NEW && may.notify
  const close = () => {
    onOpen(undefined)
  }

  return (
    <>
      <Panel
        title={humanise(kind)}
        aside={
          may.notify && (
            <Button
              onClick={() => {
                onOpen(NEW)
              }}
            >
              {may.approve ? 'Add' : 'Propose'} a {ONE[kind]}
            </Button>
          )
        }
        flush
      >
        {error && !entries && <Failure error={error} retry={() => void refetch()} />}
        {entries?.length === 0 && (
          <Notice icon="bell" title={`There is no ${ONE[kind]} yet`}>
            {purpose}
          </Notice>
        )}
        {(isPending || (entries && entries.length > 0)) && (
          <DataTable
            label={humanise(kind)}
            columns={all}
            rows={entries ?? []}
            list={kind}
            loading={isPending}
            selected={({ id }) => id === open}
            onOpen={({ id }) => {
              onOpen(id)
            }}
          />
        )}
      </Panel>
      <DetailDrawer
        title={isNew ? `New ${ONE[kind]}` : (entry?.name ?? '')}
        opened={isNew || entry !== undefined}
        onClose={close}
      >
        {entry && <EntryHead kind={kind} entry={entry} onRemoved={close} />}
        {(isNew || entry) && (
          <div key={`${open ?? ''} ${String(reloads)}`}>
            {form({
              entry,
              onDone: close,
              onReload: () => {
                setReloads(reloads + 1)
              },
            })}
          </div>
        )}
      </DetailDrawer>
    </>
  )
}

/** The columns of a kind between those that all kinds have. */
function withCommon<Kind extends EntryKind>(
  kind: Kind,
  columns: Column<EntryOf[Kind]>[],
): Column<EntryOf[Kind]>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 240,
      cell: ({ row: { original } }) => (
        <Link to="/notifications" search={{ tab: kind, entry: original.id }}>
          {original.name}
        </Link>
      ),
    },
    ...columns,
    {
      id: 'state',
      header: 'State',
      width: 104,
      cell: ({ row }) => <EntryStateTag entry={row.original} />,
    },
    {
      id: 'proposed by',
      header: 'Proposed by',
      width: 130,
      wideOnly: true,
      accessorFn: ({ proposed_by }) => proposed_by,
    },
  ]
}
