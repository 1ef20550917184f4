import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'

import { parametersOf, type AlertFilters } from '../filters'
import { alertKeys } from './keys'

function listAlerts(filters: AlertFilters, limit: number, cursor?: string, signal?: AbortSignal) {
  return get<Page<Alert>>('/api/v1/alerts', { ...parametersOf(filters), limit, cursor }, signal)
}

export function alertsQuery(filters: AlertFilters, limit = 50) {
  const key = filters.as_of ? alertKeys.past : alertKeys.list
  return infiniteQueryOptions({
    queryKey: key({ ...filters, limit }),
    queryFn: ({ pageParam, signal }) => listAlerts(filters, limit, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  })
}

export function useAlerts(filters: AlertFilters, limit?: number) {
  return useInfiniteQuery(alertsQuery(filters, limit))
}
