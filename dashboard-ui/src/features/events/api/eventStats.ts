import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { EventStats } from '@/lib/api/types'
import { startOf, type Range } from '@/lib/time'

import { eventKeys } from './keys'

function eventStats(range: Range, signal?: AbortSignal) {
  return get<EventStats>('/api/v1/events/stats', { from: startOf(range) }, signal)
}

/** Counts of a range that ends now: its old end moves on even when no event arrives. */
export function eventStatsQuery(range: Range) {
  return queryOptions({
    queryKey: eventKeys.statsOf(range),
    queryFn: ({ signal }) => eventStats(range, signal),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}

export function useEventStats(range: Range, enabled: boolean) {
  return useQuery({ ...eventStatsQuery(range), enabled })
}
