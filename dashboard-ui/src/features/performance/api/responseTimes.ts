import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { AlertStats } from '@/lib/api/types'

function responseTimes(days: number, signal?: AbortSignal) {
  return get<AlertStats>('/api/v1/alerts/stats', { days }, signal)
}

/** Sums over weeks: asked for once a minute, not at each change of an alert. */
export function responseTimesQuery(days: number) {
  return queryOptions({
    queryKey: ['performance', days],
    queryFn: ({ signal }) => responseTimes(days, signal),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}

export function useResponseTimes(days: number) {
  return useQuery(responseTimesQuery(days))
}
