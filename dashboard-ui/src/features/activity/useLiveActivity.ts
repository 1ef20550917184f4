import { useQueryClient } from '@tanstack/react-query'

import { useLive } from '@/features/live/LiveContext'
import type { AuditAction } from '@/lib/api/types'
import { usePaced } from '@/lib/usePaced'

import { actionKeys } from './api/listActions'

/** Reading the trail is recorded in it: refetching for that would record the next read, for ever. */
function isReadOfTheTrail({ module }: AuditAction): boolean {
  return module === 'audit'
}

/** Refetches the trail soon after something was recorded, at most once a second. */
export function useLiveActivity(): void {
  const client = useQueryClient()
  const refetch = usePaced(() => void client.invalidateQueries({ queryKey: actionKeys.all }), {
    delay: 300,
    interval: 1000,
  })
  useLive('audit', (action) => {
    if (!isReadOfTheTrail(action)) refetch()
  })
}
