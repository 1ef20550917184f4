import { useQueryClient } from '@tanstack/react-query'

import { useLive, useReconnected } from '@/features/live/LiveContext'
import { usePaced } from '@/lib/usePaced'

import { eventKeys } from './api/keys'

/**
 * Refetches counts and the latest events soon after some arrive or may have arrived unheard, at most
 * once a second.
 */
export function useLiveEvents(): void {
  const client = useQueryClient()
  const refetch = usePaced(
    () => {
      void client.invalidateQueries({ queryKey: eventKeys.stats })
      void client.invalidateQueries({ queryKey: eventKeys.latest })
    },
    { delay: 300, interval: 1000 },
  )
  useLive('events', refetch)
  useReconnected(refetch)
}
