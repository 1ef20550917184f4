import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { SecurityEvent } from '@/lib/api/types'

import { eventKeys } from './keys'

function getEvent(id: string, signal?: AbortSignal) {
  return get<SecurityEvent>(`/api/v1/events/${encodeURIComponent(id)}`, {}, signal)
}

/** An event never changes, so that it is fetched once. */
export function eventQuery(id: string) {
  return queryOptions({
    queryKey: eventKeys.detail(id),
    queryFn: ({ signal }) => getEvent(id, signal),
    staleTime: Infinity,
  })
}

export function useEvent(id: string) {
  return useQuery(eventQuery(id))
}
