import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from '@/lib/api/http'
import type { SavedView } from '@/lib/api/types'

import { viewKeys } from '../api/keys'

export const viewsQuery = queryOptions({
  queryKey: viewKeys.all,
  queryFn: ({ signal }) => get<SavedView[]>('/api/v1/alerts/views', {}, signal),
})

/** The reader's own views, and what others share. */
export function useViews() {
  return useQuery(viewsQuery)
}
