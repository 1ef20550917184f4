import { useMemo } from 'react'

import type { Column } from '@/components/DataTable'
import type { RouteEntry } from '@/lib/api/types'

import { useEntries } from '../api/listEntries'
import { namesOf, type Names } from '../entries'
import { aimOf, scopeOf } from '../routes'
import { EntryTab } from './EntryTab'
import { RouteForm } from './RouteForm'

type TabProps = { open?: string; onOpen: (id?: string) => void }

/** Which alerts go where. */
export function RoutesTab(props: TabProps) {
  const { data: channels } = useEntries('channels')
  const { data: groups } = useEntries('groups')
  const columns = useMemo(
    () => columnsWith(new Map([...namesOf(channels), ...namesOf(groups)])),
    [channels, groups],
  )
  return (
    <EntryTab
      kind="routes"
      purpose="A route chooses which alerts go to which channels and groups. Without one nobody is told."
      columns={columns}
      form={(form) => <RouteForm {...form} />}
      {...props}
    />
  )
}

function columnsWith(names: Names): Column<RouteEntry>[] {
  return [
    { id: 'scope', header: 'Alerts', accessorFn: ({ definition }) => scopeOf(definition) },
    {
      id: 'aim',
      header: 'Lead to',
      width: 320,
      // Not a value of the row, which would be kept although the names have come.
      cell: ({ row }) => aimOf(row.original.definition, names),
    },
  ]
}
