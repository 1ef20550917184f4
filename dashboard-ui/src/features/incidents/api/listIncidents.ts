import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { incidentKeys } from '@/features/alerts/incidents/keys'
import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Incident } from '@/lib/api/types'

import type { IncidentFilters } from '../filters'

const PAGE = 50

function listIncidents(filters: IncidentFilters, cursor?: string, signal?: AbortSignal) {
  return get<Page<Incident>>('/api/v1/incidents', { ...filters, limit: PAGE, cursor }, signal)
}

/** The stream tells of alerts only: what else happens to incidents is read while somebody looks. */
export function incidentsQuery(filters: IncidentFilters) {
  return infiniteQueryOptions({
    queryKey: incidentKeys.list(filters),
    queryFn: ({ pageParam, signal }) => listIncidents(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    refetchInterval: 10_000,
  })
}

export function useIncidents(filters: IncidentFilters) {
  return useInfiniteQuery(incidentsQuery(filters))
}
