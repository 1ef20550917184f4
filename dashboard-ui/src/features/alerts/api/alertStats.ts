import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { AlertStats } from '@/lib/api/types'

import { alertKeys } from './keys'

function alertStats(signal?: AbortSignal) {
  return get<AlertStats>('/api/v1/alerts/stats', {}, signal)
}

export const alertStatsQuery = queryOptions({
  queryKey: alertKeys.stats,
  queryFn: ({ signal }) => alertStats(signal),
})

export function useAlertStats() {
  return useQuery(alertStatsQuery)
}
