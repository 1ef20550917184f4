import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'

import type { EntryKind, EntryOf } from '../entries'
import { notificationKeys, pathOf } from './keys'

export function entriesQuery<Kind extends EntryKind>(kind: Kind) {
  return queryOptions({
    queryKey: notificationKeys.entries(kind),
    queryFn: ({ signal }) => get<EntryOf[Kind][]>(pathOf(kind), {}, signal),
  })
}

/** All entries of a kind, by name. */
export function useEntries<Kind extends EntryKind>(kind: Kind) {
  return useQuery(entriesQuery(kind))
}
