import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { SecurityEvent } from '@/lib/api/types'

import { parametersOf, type EventFilters } from '../filters'
import { eventKeys } from './keys'

const PAGE = 50

function listEvents(filters: EventFilters, limit: number, cursor?: string, signal?: AbortSignal) {
  return get<Page<SecurityEvent>>(
    '/api/v1/events',
    { ...parametersOf(filters), limit, cursor },
    signal,
  )
}

export function eventsQuery(filters: EventFilters) {
  return infiniteQueryOptions({
    queryKey: eventKeys.list(filters),
    queryFn: ({ pageParam, signal }) => listEvents(filters, PAGE, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  })
}

export function useEvents(filters: EventFilters) {
  return useInfiniteQuery(eventsQuery(filters))
}

/** The newest events of all, as many as a panel shows. */
export function latestEventsQuery(limit: number) {
  return queryOptions({
    queryKey: [...eventKeys.latest, limit],
    queryFn: ({ signal }) => listEvents({}, limit, undefined, signal),
  })
}

export function useLatestEvents(limit: number) {
  return useQuery(latestEventsQuery(limit))
}
