import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Delivery } from '@/lib/api/types'

import type { DeliveryFilters } from '../search'
import { notificationKeys } from './keys'

const PAGE = 50

function listDeliveries(filters: DeliveryFilters, cursor?: string, signal?: AbortSignal) {
  return get<Page<Delivery>>(
    '/api/v1/notifications/deliveries',
    { ...filters, limit: PAGE, cursor },
    signal,
  )
}

/** The stream does not tell of deliveries: the log is read again while somebody looks at it. */
export function deliveriesQuery(filters: DeliveryFilters) {
  return infiniteQueryOptions({
    queryKey: notificationKeys.deliveriesOf(filters),
    queryFn: ({ pageParam, signal }) => listDeliveries(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    refetchInterval: 10_000,
  })
}

export function useDeliveries(filters: DeliveryFilters) {
  return useInfiniteQuery(deliveriesQuery(filters))
}
