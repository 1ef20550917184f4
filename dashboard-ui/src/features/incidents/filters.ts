import { SEVERITIES } from '@/components/SeverityBadge'
import type { IncidentStatus } from '@/lib/api/types'
import { manyOf, positive, text, texts, uuid } from '@/lib/search'

export const STATUSES = ['open', 'in_progress', 'resolved'] as const satisfies IncidentStatus[]

/** What needs somebody's work. */
export const UNRESOLVED = 'open,in_progress'

/** Which incidents a list holds; several values are parted by commas. */
export type IncidentFilters = {
  status?: string
  severity?: string
  assigned_to?: string
  q?: string
}

/**
 * The address of the incidents page; no status means those that are not resolved. `incident` is the
 * number or the id of the open detail.
 */
export type IncidentSearch = IncidentFilters & { incident?: number | string }

export function parseIncidentSearch(search: Record<string, unknown>): IncidentSearch {
  return {
    status: search.status === 'all' ? 'all' : manyOf(STATUSES, search.status),
    severity: manyOf(SEVERITIES, search.severity),
    assigned_to: texts(search.assigned_to),
    q: text(search.q),
    incident: positive(search.incident) ?? uuid(search.incident),
  }
}

/** What the API is asked. */
export function filtersOf({ incident: _, status = UNRESOLVED, ...search }: IncidentSearch): IncidentFilters {
  return { ...search, status: status === 'all' ? undefined : status }
}
