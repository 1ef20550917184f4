import { SEVERITIES } from '@/components/SeverityBadge'
import type { EventType, Severity } from '@/lib/api/types'
import { instant, oneOf, text } from '@/lib/search'
import { RANGE_NAMES, startOf, type Range } from '@/lib/time'

export const EVENT_TYPES = [
  'intrusion',
  'malware',
  'anomaly',
  'bruteforce',
  'ddos',
  'phishing',
  'ransomware',
  'data_exfiltration',
  'unauthorized_access',
  'privilege_escalation',
  'policy_violation',
  'suspicious_login',
  'command_execution',
  'file_integrity',
  'network_scan',
  'bot_activity',
  'configuration_change',
  'vulnerability_detected',
  'login_fail',
  'sql_injection',
  'file_mod',
  'system_scan',
  'other',
] as const satisfies EventType[]

/** Which events a list holds: a range that ends now, or the span between two instants. */
export type EventFilters = {
  severity?: Severity
  event_type?: EventType
  source_name?: string
  range?: Range
  from?: string
  to?: string
}

/** The address of the events page; `event` is the id of the open detail. */
export type EventSearch = EventFilters & { event?: string }

export function parseEventSearch(search: Record<string, unknown>): EventSearch {
  return {
    severity: oneOf(SEVERITIES, search.severity),
    event_type: oneOf(EVENT_TYPES, search.event_type),
    source_name: text(search.source_name),
    range: oneOf(RANGE_NAMES, search.range),
    from: instant(search.from),
    to: instant(search.to),
    event: text(search.event),
  }
}

export function filtersOf({ event: _, ...filters }: EventSearch): EventFilters {
  return filters
}

/** What the API is asked: a range becomes the instant at which it began. */
export function parametersOf({ range, ...filters }: EventFilters, now?: number) {
  return range ? { ...filters, from: startOf(range, now), to: undefined } : filters
}
