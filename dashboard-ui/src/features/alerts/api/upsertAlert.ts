import type { QueryClient } from '@tanstack/react-query'

import { sessionQuery } from '@/features/session/api/getSession'
import type { Page, Pages } from '@/lib/api/page'
import type { Alert, AlertDetail } from '@/lib/api/types'

import { growsAtTop, stillMatches } from '../filters'
import { alertKeys, type AlertListFilters } from './keys'

/**
 * Puts an alert into everything on the page that shows it: replaces it where it is, removes it from
 * lists it no longer belongs to, and puts it at the top of lists it is new in, where that can be told
 * here. An alert older than the one already there changes nothing, whatever order frames and answers
 * arrive in.
 */
export function upsertAlert(client: QueryClient, alert: Alert): void {
  for (const reference of [alert.number, alert.id]) {
    client.setQueryData<AlertDetail>(alertKeys.detail(reference), (known) =>
      known && known.version <= alert.version
        ? { ...alert, timeline: known.timeline, related: known.related }
        : known,
    )
  }
  const login = client.getQueryData(sessionQuery.queryKey)?.username
  for (const [key, pages] of client.getQueriesData<Pages<Alert>>({ queryKey: alertKeys.lists })) {
    const filters = key[2] as AlertListFilters
    if (pages) client.setQueryData(key, withAlert(pages, alert, filters, login))
  }
}

function withAlert(
  pages: Pages<Alert>,
  alert: Alert,
  filters: AlertListFilters,
  login: string | undefined,
): Pages<Alert> {
  const known = pages.pages.flatMap((page) => page.results).find(({ id }) => id === alert.id)
  if (known && known.version > alert.version) return pages
  const belongs = stillMatches(alert, filters, login)
  if (known) {
    return everyPage(pages, (results) =>
      belongs
        ? results.map((other) => (other.id === alert.id ? alert : other))
        : results.filter((other) => other.id !== alert.id),
    )
  }
  return belongs && growsAtTop(filters) && isNewest(pages, alert) ? onTop(pages, alert) : pages
}

/** A list is complete at its top only: an old alert that now belongs further down is left to the refetch. */
function isNewest(pages: Pages<Alert>, alert: Alert): boolean {
  const newest = pages.pages[0]?.results[0]
  return !newest || alert.number > newest.number
}

function everyPage(pages: Pages<Alert>, change: (results: Alert[]) => Alert[]): Pages<Alert> {
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const results = change(page.results)
      return { ...page, results, count: page.count + results.length - page.results.length }
    }),
  }
}

function onTop(pages: Pages<Alert>, alert: Alert): Pages<Alert> {
  const [first, ...rest] = pages.pages as [Page<Alert>, ...Page<Alert>[]]
  return {
    ...pages,
    pages: [{ ...first, results: [alert, ...first.results], count: first.count + 1 }, ...rest],
  }
}
