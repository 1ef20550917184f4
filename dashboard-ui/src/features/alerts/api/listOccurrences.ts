import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Occurrence } from '@/lib/api/types'

import { alertKeys, type AlertReference } from './keys'

const PAGE = 20

function listOccurrences(alert: AlertReference, cursor?: string, signal?: AbortSignal) {
  return get<Page<Occurrence>>(
    `/api/v1/alerts/${String(alert)}/occurrences`,
    { limit: PAGE, cursor },
    signal,
  )
}

export function occurrencesQuery(alert: AlertReference) {
  return infiniteQueryOptions({
    queryKey: alertKeys.occurrences(alert),
    queryFn: ({ pageParam, signal }) => listOccurrences(alert, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  })
}

/** The detections that an alert stands for, newest first. */
export function useOccurrences(alert: AlertReference) {
  return useInfiniteQuery(occurrencesQuery(alert))
}
