import { useMutation, useQueryClient } from '@tanstack/react-query'

import { remove } from '@/lib/api/http'

import type { EntryKind } from '../entries'
import { notificationKeys, pathOf } from './keys'

export function useRemoveEntry(kind: EntryKind, onRemoved: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => remove(pathOf(kind, id)),
    onSuccess: onRemoved,
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.entries(kind) }),
  })
}
