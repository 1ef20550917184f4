import { useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { useLive } from '@/features/live/LiveContext'
import { usePaced } from '@/lib/usePaced'

import { alertKeys } from './api/keys'
import { upsertAlert } from './api/upsertAlert'

/** Puts each changed alert on the page at once, and refetches soon after for counts and order. */
export function useLiveAlerts(): void {
  const client = useQueryClient()
  const refetch = usePaced(() => void client.invalidateQueries({ queryKey: alertKeys.all }), {
    delay: 100,
    interval: 1000,
  })

  useLive('alert', ({ kind, alert }) => {
    upsertAlert(client, alert)
    refetch()
    if (kind === 'raised') announce(`New ${alert.severity} alert: ${alert.title}`)
  })
}
