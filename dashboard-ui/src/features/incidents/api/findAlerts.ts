import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'

import { alertKeys } from '@/features/alerts/api/keys'
import { NONE } from '@/features/alerts/filters'
import { get, getIfThere } from '@/lib/api/http'
import type { Page } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'
import { positive } from '@/lib/search'

/** As many as a person looks through; more words find fewer. */
const OFFERED = 20

async function findAlerts(words: string, signal?: AbortSignal): Promise<Alert[]> {
  const [named, about] = await Promise.all([
    withNumber(words, signal),
    get<Page<Alert>>('/api/v1/alerts', { incident: NONE, q: words, limit: OFFERED }, signal),
  ])
  return [...named, ...about.results.filter(({ id }) => id !== named[0]?.id)]
}

/** The alert of this number, if there is one and no incident has it. */
async function withNumber(words: string, signal?: AbortSignal): Promise<Alert[]> {
  const number = positive(words)
  if (number === undefined) return []
  const alert = await getIfThere<Alert>(`/api/v1/alerts/${String(number)}`, {}, signal)
  return alert && !alert.incident ? [alert] : []
}

/** Alerts that are part of no incident, by number or words; the newest where nothing is asked. */
export function foundAlertsQuery(words: string) {
  return queryOptions({
    queryKey: [...alertKeys.all, 'found', words] as const,
    queryFn: ({ signal }) => findAlerts(words, signal),
    placeholderData: keepPreviousData,
  })
}

export function useFoundAlerts(words: string) {
  return useQuery(foundAlertsQuery(words))
}
