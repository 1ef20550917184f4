import { useQueryClient } from '@tanstack/react-query'

import { incidentKeys } from '@/features/alerts/incidents/keys'
import { useLive } from '@/features/live/LiveContext'
import { usePaced } from '@/lib/usePaced'

/** The stream tells of alerts: an incident of which one has changed is read again. */
export function useLiveIncidents(): void {
  const client = useQueryClient()
  const refetch = usePaced(() => void client.invalidateQueries({ queryKey: incidentKeys.all }), {
    delay: 100,
    interval: 1000,
  })
  useLive('alert', ({ kind, alert }) => {
    if (alert.incident || kind === 'detached') refetch()
  })
}
