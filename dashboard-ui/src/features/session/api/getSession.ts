import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { Session } from '@/lib/api/types'

function getSession(signal?: AbortSignal) {
  return get<Session>('/api/v1/session', {}, signal)
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getSession(signal),
  staleTime: 5 * 60_000,
})

export function useSessionQuery() {
  return useQuery(sessionQuery)
}
