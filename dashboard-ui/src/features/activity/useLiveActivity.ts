import { useQueryClient } from '@tanstack/react-query'

import { useLive } from '@/features/live/LiveContext'
import { usePaced } from '@/lib/usePaced'

import { actionKeys } from './api/listActions'

/** Refetches the trail soon after something was recorded, at most once a second. */
export function useLiveActivity(): void {
  const client = useQueryClient()
  const refetch = usePaced(() => void client.invalidateQueries({ queryKey: actionKeys.all }), {
    delay: 300,
    interval: 1000,
  })
  useLive('audit', refetch)
}
