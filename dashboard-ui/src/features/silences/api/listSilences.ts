import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Silence } from '@/lib/api/types'

import type { SilenceFilters } from '../search'
import { pathOf, silenceKeys } from './keys'

const PAGE = 50

function listSilences({ state }: SilenceFilters, cursor?: string, signal?: AbortSignal) {
  return get<Page<Silence>>(pathOf(), { state: state?.join(','), limit: PAGE, cursor }, signal)
}

/** The stream does not tell of silences: they are read again while somebody looks at them. */
export function silencesQuery(filters: SilenceFilters) {
  return infiniteQueryOptions({
    queryKey: silenceKeys.list(filters),
    queryFn: ({ pageParam, signal }) => listSilences(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    refetchInterval: 10_000,
  })
}

export function useSilences(filters: SilenceFilters) {
  return useInfiniteQuery(silencesQuery(filters))
}
