import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { announce } from '@/components/Announcer'
import { useLive } from '@/features/live/LiveContext'
import type { AlertStats } from '@/lib/api/types'
import { usePaced } from '@/lib/usePaced'

import { alertKeys } from './api/keys'
import { upsertAlert } from './api/upsertAlert'

/** How many changes are followed one by one until the lists are read again. */
const FOLLOWED = 50

/**
 * Puts each changed alert on the page at once, and refetches soon after for counts and order. When
 * thousands change, as after a bulk change, reading the lists again is less work than following each.
 * How many there are in all comes with the stream.
 */
export function useLiveAlerts(): void {
  const client = useQueryClient()
  const followed = useRef(0)
  const refetch = usePaced(
    () => {
      followed.current = 0
      void client.invalidateQueries({
        queryKey: alertKeys.all,
        predicate: ({ queryKey }) => queryKey[1] !== alertKeys.stats[1],
      })
    },
    { delay: 100, interval: 1000 },
  )

  useLive('counters', (counters) => {
    client.setQueryData(alertKeys.stats, (stats?: AlertStats) => stats && { ...stats, ...counters })
  })

  useLive('alert', ({ kind, alert }) => {
    followed.current += 1
    if (followed.current <= FOLLOWED) upsertAlert(client, alert)
    refetch()
    if (alert.silenced_by) return
    if (kind === 'raised') announce(`New ${alert.severity} alert: ${alert.title}`)
    if (kind === 'unsilenced') announce(`No longer silenced: ${alert.title}`)
  })
}
