import { useMutation, useQueryClient } from '@tanstack/react-query'

import { create, replace } from '@/lib/api/http'

import type { EntryKind, EntryOf, RequestOf } from '../entries'
import { notificationKeys, pathOf } from './keys'

/** Proposes an entry, or replaces one in the version that was seen. */
export function useSaveEntry<Kind extends EntryKind>(kind: Kind, seen: EntryOf[Kind] | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: RequestOf[Kind]) =>
      seen
        ? replace<EntryOf[Kind]>(pathOf(kind, seen.id), request, seen.version)
        : create<EntryOf[Kind]>(pathOf(kind), request),
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.entries(kind) }),
  })
}
