import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'

import { get, getIfThere } from '@/lib/api/http'
import type { Page } from '@/lib/api/page'
import type { Incident, IncidentDetail } from '@/lib/api/types'
import { positive } from '@/lib/search'

import { incidentKeys, pathOf } from './keys'

/** As many as a person looks through; more words find fewer. */
const OFFERED = 20

async function findIncidents(words: string, signal?: AbortSignal): Promise<Incident[]> {
  const [named, titled] = await Promise.all([
    withNumber(words, signal),
    get<Page<Incident>>(
      '/api/v1/incidents',
      { status: 'open,in_progress', q: words, limit: OFFERED },
      signal,
    ),
  ])
  return [...named, ...titled.results.filter(({ id }) => id !== named[0]?.id)]
}

/** The unresolved incident of this number, if there is one. */
async function withNumber(words: string, signal?: AbortSignal): Promise<Incident[]> {
  const number = positive(words)
  if (number === undefined) return []
  const incident = await getIfThere<IncidentDetail>(pathOf(number), { limit: 1 }, signal)
  return incident && incident.status !== 'resolved' ? [incident] : []
}

/** Unresolved incidents by number or by words of their titles; the newest where nothing is asked. */
export function foundIncidentsQuery(words: string) {
  return queryOptions({
    queryKey: incidentKeys.found(words),
    queryFn: ({ signal }) => findIncidents(words, signal),
    placeholderData: keepPreviousData,
  })
}

export function useFoundIncidents(words: string) {
  return useQuery(foundIncidentsQuery(words))
}
