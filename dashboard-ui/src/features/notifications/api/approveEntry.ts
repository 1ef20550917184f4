import { useMutation, useQueryClient } from '@tanstack/react-query'

import { create } from '@/lib/api/http'

import type { AnyEntry, EntryKind } from '../entries'
import { notificationKeys, pathOf } from './keys'

/** Puts a proposal in force, in the version that was seen and no other. */
export function useApproveEntry(kind: EntryKind) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: AnyEntry) =>
      create<AnyEntry>(pathOf(kind, id, 'approve'), undefined, version),
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.entries(kind) }),
  })
}
