import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { Silence } from '@/lib/api/types'

import { pathOf, silenceKeys } from './keys'

export function silenceQuery(id: string) {
  return queryOptions({
    queryKey: silenceKeys.detail(id),
    queryFn: ({ signal }) => get<Silence>(pathOf(id), {}, signal),
  })
}

/** A silence as it was lately: for what is said of it beside an alert. */
export function useSilence(id: string) {
  return useQuery(silenceQuery(id))
}

/** A silence as it is, read again while somebody looks at it. */
export function useCurrentSilence(id: string) {
  return useQuery({ ...silenceQuery(id), refetchInterval: 10_000 })
}
