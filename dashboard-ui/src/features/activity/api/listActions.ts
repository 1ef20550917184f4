import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { AuditAction } from '@/lib/api/types'

import { parametersOf, type ActivityFilters } from '../filters'

export const actionKeys = {
  all: ['actions'] as const,
  list: (filters: ActivityFilters) => ['actions', filters] as const,
}

function listActions(filters: ActivityFilters, cursor?: string, signal?: AbortSignal) {
  return get<Page<AuditAction>>(
    '/api/v1/audit',
    { ...parametersOf(filters), limit: 50, cursor },
    signal,
  )
}

export function actionsQuery(filters: ActivityFilters) {
  return infiniteQueryOptions({
    queryKey: actionKeys.list(filters),
    queryFn: ({ pageParam, signal }) => listActions(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  })
}

export function useActions(filters: ActivityFilters) {
  return useInfiniteQuery(actionsQuery(filters))
}
