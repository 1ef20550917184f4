import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { AlertDetail } from '@/lib/api/types'

import { alertKeys } from './keys'

function getAlert(number: number, signal?: AbortSignal) {
  return get<AlertDetail>(`/api/v1/alerts/${String(number)}`, {}, signal)
}

export function alertQuery(number: number) {
  return queryOptions({
    queryKey: alertKeys.detail(number),
    queryFn: ({ signal }) => getAlert(number, signal),
  })
}

export function useAlert(number: number) {
  return useQuery(alertQuery(number))
}
