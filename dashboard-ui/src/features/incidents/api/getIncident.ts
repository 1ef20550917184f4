import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'

import { incidentKeys, pathOf, type IncidentName } from '@/features/alerts/incidents/keys'
import { get } from '@/lib/api/http'
import { nextCursor } from '@/lib/api/page'
import type { IncidentDetail } from '@/lib/api/types'

const ALERTS = 50

function getIncident(incident: IncidentName, cursor?: string, signal?: AbortSignal) {
  return get<IncidentDetail>(pathOf(incident), { limit: ALERTS, cursor }, signal)
}

/** An incident, as often as there are pages of its alerts; the first one tells how it is. */
export function incidentQuery(incident: IncidentName) {
  return infiniteQueryOptions({
    queryKey: incidentKeys.detail(incident),
    queryFn: ({ pageParam, signal }) => getIncident(incident, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ members }: IncidentDetail) => nextCursor(members),
    refetchInterval: 10_000,
  })
}

export function useIncident(incident: IncidentName) {
  return useInfiniteQuery(incidentQuery(incident))
}
