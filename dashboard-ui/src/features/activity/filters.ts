import type { Outcome } from '@/lib/api/types'
import { oneOf, text } from '@/lib/search'
import { RANGE_NAMES, startOf, type Range } from '@/lib/time'

export const OUTCOMES = ['success', 'failure', 'denied'] as const satisfies Outcome[]

/** Which actions a list holds; the address of the activity page. */
export type ActivityFilters = {
  actor?: string
  action?: string
  outcome?: Outcome
  range?: Range
}

/** `entry` is the id of the open detail. */
export type ActivitySearch = ActivityFilters & { entry?: string }

export function parseActivitySearch(search: Record<string, unknown>): ActivitySearch {
  return {
    actor: text(search.actor),
    action: text(search.action),
    outcome: oneOf(OUTCOMES, search.outcome),
    range: oneOf(RANGE_NAMES, search.range),
    entry: text(search.entry),
  }
}

export function filtersOf({ entry: _, ...filters }: ActivitySearch): ActivityFilters {
  return filters
}

/** What the API is asked: a range becomes the instant at which it began. */
export function parametersOf({ range, ...filters }: ActivityFilters, now?: number) {
  return { ...filters, from: range && startOf(range, now) }
}
