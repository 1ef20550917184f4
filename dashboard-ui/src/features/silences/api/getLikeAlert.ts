import { useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { Alert } from '@/lib/api/types'

import { previewKeys } from './keys'

/** The alert that others are to be silenced like; what it is about does not change meanwhile. */
export function useLikeAlert(alert: number | string) {
  return useQuery({
    queryKey: previewKeys.like(alert),
    queryFn: ({ signal }) => get<Alert>(`/api/v1/alerts/${String(alert)}`, {}, signal),
    staleTime: Infinity,
  })
}
