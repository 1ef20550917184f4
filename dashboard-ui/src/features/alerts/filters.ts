import { SEVERITIES } from '@/components/SeverityBadge'
import type { Alert, AlertStatus, Severity } from '@/lib/api/types'
import { oneOf, positive } from '@/lib/search'

export const STATUSES = ['open', 'acknowledged', 'in_progress', 'resolved'] as const satisfies AlertStatus[]

/** Which alerts a list holds. */
export type AlertFilters = { status?: AlertStatus; severity?: Severity }

/** The address of the alerts page: no status means open, and `alert` is the number of the open detail. */
export type AlertSearch = { status?: AlertStatus | 'all'; severity?: Severity; alert?: number }

export function parseAlertSearch(search: Record<string, unknown>): AlertSearch {
  return {
    status: oneOf([...STATUSES, 'all'], search.status),
    severity: oneOf(SEVERITIES, search.severity),
    alert: positive(search.alert),
  }
}

export function filtersOf({ status = 'open', severity }: AlertSearch): AlertFilters {
  return { status: status === 'all' ? undefined : status, severity }
}

export function matches(alert: Alert, { status, severity }: AlertFilters): boolean {
  return (
    (status === undefined || alert.status === status) &&
    (severity === undefined || alert.severity === severity)
  )
}
