import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useLive, useReconnected } from '@/features/live/LiveContext'
import { firstPageOnly, type Pages } from '@/lib/api/page'
import type { SecurityEvent, SeverityCounts } from '@/lib/api/types'
import { usePaced } from '@/lib/usePaced'

import { eventKeys } from './api/keys'
import type { EventFilters } from './filters'

/**
 * Keeps the list of events up to date while the reader is at its top. While they read further down
 * it only counts what arrived, so that no row moves under their eyes.
 *
 * @returns how many arrived meanwhile, and the way to see them
 */
export function useNewEvents(filters: EventFilters, atTop: () => boolean) {
  const client = useQueryClient()
  const [waiting, setWaiting] = useState(0)

  const show = () => {
    setWaiting(0)
    const queryKey = eventKeys.list(filters)
    client.setQueryData<Pages<SecurityEvent>>(queryKey, firstPageOnly)
    void client.invalidateQueries({ queryKey })
  }
  const showSoon = usePaced(show, { delay: 300, interval: 1000 })

  useLive('events', ({ counts }) => {
    const arrived = countOf(counts, filters)
    if (arrived === 0 || filters.to) return
    if (atTop()) showSoon()
    else setWaiting((before) => before + arrived)
  })

  // How many came during an interruption is not known: whoever reads further down is told of the next.
  useReconnected(() => {
    if (atTop() && !filters.to) showSoon()
  })

  return { waiting, show }
}

function countOf(counts: SeverityCounts, { severity }: EventFilters): number {
  return severity
    ? counts[severity]
    : Object.values(counts).reduce((sum, count) => sum + count, 0)
}
