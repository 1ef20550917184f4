import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { AlertDetail } from '@/lib/api/types'

import { alertKeys, type AlertReference } from './keys'

function getAlert(alert: AlertReference, signal?: AbortSignal) {
  return get<AlertDetail>(`/api/v1/alerts/${String(alert)}`, {}, signal)
}

export function alertQuery(alert: AlertReference) {
  return queryOptions({
    queryKey: alertKeys.detail(alert),
    queryFn: ({ signal }) => getAlert(alert, signal),
  })
}

export function useAlert(alert: AlertReference) {
  return useQuery(alertQuery(alert))
}
