import { SEVERITIES } from '@/components/SeverityBadge'
import type {
  Alert,
  AlertFilter,
  AlertSort,
  AlertStatus,
  SavedView,
  Severity,
  SlaState,
} from '@/lib/api/types'
import { instant, listed, manyOf, oneOf, positive, text, texts, uuid } from '@/lib/search'
import { RANGE_NAMES, startOf, type Range } from '@/lib/time'

import { hasState, SLA_STATES } from './sla/clocks'

export const STATUSES = ['open', 'acknowledged', 'in_progress', 'resolved'] as const satisfies AlertStatus[]
/** Beside those that are to be seen: only those that a silence hides, or both. */
export const SILENCED = ['only', 'any'] as const
export type SilencedFilter = (typeof SILENCED)[number]

export const SORTS = [
  'newest',
  'oldest',
  'last_changed',
  'most_severe',
  'due_soonest',
] as const satisfies AlertSort[]

/** In the place of a login: whoever looks. */
export const ME = 'me'
/** In the place of a login: nobody has the alert. */
export const NOBODY = 'nobody'
/** In the place of an incident: the alert is part of none. */
export const NONE = 'none'

/** Which alerts a list holds, each with one of the values of every filter; and in which order. */
export type AlertFilters = {
  status?: AlertStatus[]
  severity?: Severity[]
  rule?: string[]
  assigned_to?: string[]
  entity?: string[]
  technique?: string[]
  source_name?: string[]
  incident?: string[]
  sla?: SlaState[]
  /** Those that no silence hides, where nothing is said. */
  silenced?: SilencedFilter
  range?: Range
  from?: string
  to?: string
  q?: string
  /** The list as it was then; as it is, where nothing is said. */
  as_of?: string
  sort?: AlertSort
}

/**
 * The address of the alerts page: several values are parted by commas, no status means open, no sort
 * newest first. `alert` is the number or the id of the open detail.
 */
export type AlertSearch = {
  status?: string
  severity?: string
  rule?: string
  assigned_to?: string
  entity?: string
  technique?: string
  source_name?: string
  /** A number, when it is just that. */
  incident?: number | string
  sla?: string
  silenced?: SilencedFilter
  range?: Range
  from?: string
  to?: string
  q?: string
  as_of?: string
  sort?: AlertSort
  alert?: number | string
}

export function parseAlertSearch(search: Record<string, unknown>): AlertSearch {
  return {
    status: search.status === 'all' ? 'all' : manyOf(STATUSES, search.status),
    severity: manyOf(SEVERITIES, search.severity),
    rule: texts(search.rule),
    assigned_to: texts(search.assigned_to),
    entity: texts(search.entity),
    technique: texts(search.technique),
    source_name: texts(search.source_name),
    incident: positive(search.incident) ?? texts(search.incident),
    sla: manyOf(SLA_STATES, search.sla),
    silenced: oneOf(SILENCED, search.silenced),
    range: oneOf(RANGE_NAMES, search.range),
    from: instant(search.from),
    to: instant(search.to),
    q: text(search.q),
    as_of: instant(search.as_of),
    sort: oneOf(SORTS, search.sort),
    alert: positive(search.alert) ?? uuid(search.alert),
  }
}

export function filtersOf({ alert: _, status = 'open', ...search }: AlertSearch): AlertFilters {
  return {
    status: status === 'all' ? undefined : several<AlertStatus>(status),
    severity: several<Severity>(search.severity),
    rule: several(search.rule),
    assigned_to: several(search.assigned_to),
    entity: several(search.entity),
    technique: several(search.technique),
    source_name: several(search.source_name),
    incident: several(text(search.incident)),
    sla: several<SlaState>(search.sla),
    silenced: search.silenced,
    range: search.range,
    from: search.from,
    to: search.to,
    q: search.q,
    as_of: search.as_of,
    sort: search.sort,
  }
}

function several<Value extends string>(parted: string | undefined): Value[] | undefined {
  const values = listed(parted) as Value[]
  return values.length > 0 ? values : undefined
}

/** `true` would be no text in the address. */
const SILENCED_IN_API = { only: 'true', any: 'any' } as const

/** What the API is asked: a range becomes the instant at which it began, before the moment that is shown. */
export function parametersOf({ range, ...filters }: AlertFilters, now?: number) {
  const end = filters.as_of ? Date.parse(filters.as_of) : now
  return {
    ...filters,
    status: filters.status?.join(','),
    severity: filters.severity?.join(','),
    rule: filters.rule?.join(','),
    assigned_to: filters.assigned_to?.join(','),
    entity: filters.entity?.join(','),
    technique: filters.technique?.join(','),
    source_name: filters.source_name?.join(','),
    incident: filters.incident?.join(','),
    sla: filters.sla?.join(','),
    silenced: filters.silenced && SILENCED_IN_API[filters.silenced],
    from: range ? startOf(range, end) : filters.from,
    to: range ? undefined : filters.to,
  }
}

/** The same filter in the body of a request, where it is no order. */
export function filterOf({ range, sort: _, ...filters }: AlertFilters, now?: number): AlertFilter {
  return {
    status: filters.status ?? [],
    severity: filters.severity ?? [],
    rule: filters.rule ?? [],
    assigned_to: filters.assigned_to ?? [],
    entity: filters.entity ?? [],
    technique: filters.technique ?? [],
    source_name: filters.source_name ?? [],
    incident: filters.incident ?? [],
    sla: filters.sla ?? [],
    silenced: filters.silenced && SILENCED_IN_API[filters.silenced],
    from: range ? startOf(range, now) : filters.from,
    to: range ? undefined : filters.to,
    q: filters.q,
  }
}

/** The address at which the list is what a view was saved of. */
export function searchOf({ filter, sort }: Pick<SavedView, 'filter' | 'sort'>): AlertSearch {
  return parseAlertSearch({
    status: filter.status.length === 0 ? 'all' : exceptDefault(filter.status.join(','), 'open'),
    severity: filter.severity.join(','),
    rule: filter.rule.join(','),
    assigned_to: filter.assigned_to.join(','),
    entity: filter.entity.join(','),
    technique: filter.technique.join(','),
    source_name: filter.source_name.join(','),
    incident: filter.incident.join(','),
    sla: filter.sla.join(','),
    silenced: SILENCED.find((choice) => SILENCED_IN_API[choice] === filter.silenced),
    from: filter.from,
    to: filter.to,
    q: filter.q,
    sort: exceptDefault(sort, 'newest'),
  })
}

function exceptDefault(value: string, usual: string): string | undefined {
  return value === usual ? undefined : value
}

/**
 * Whether an alert that was in a list still is. Only what people and time change is asked:
 * rule, entities, techniques, source, words and the time of raising are what they were.
 */
export function stillMatches(alert: Alert, filters: AlertFilters, login?: string): boolean {
  return (
    (!filters.status || filters.status.includes(alert.status)) &&
    (!filters.severity || filters.severity.includes(alert.severity)) &&
    (!filters.assigned_to || filters.assigned_to.some((who) => isAssigned(alert, who, login))) &&
    (!filters.incident || filters.incident.some((name) => isPartOf(alert, name))) &&
    (!filters.sla || filters.sla.some((state) => hasState(alert, state))) &&
    isSeen(alert, filters.silenced)
  )
}

function isSeen({ silenced_by }: Alert, silenced?: SilencedFilter): boolean {
  return silenced === 'any' || Boolean(silenced_by) === (silenced === 'only')
}

function isAssigned({ assigned_to }: Alert, who: string, login?: string): boolean {
  if (who === NOBODY) return !assigned_to
  return assigned_to === (who === ME ? login : who)
}

function isPartOf({ incident }: Alert, name: string): boolean {
  if (name === NONE) return !incident
  return incident?.id === name || String(incident?.number) === name
}

/** Whether the top of a list is the place of every alert that was just raised and `stillMatches`. */
export function growsAtTop(filters: AlertFilters): boolean {
  const { rule, entity, technique, source_name, from, to, q, sort = 'newest' } = filters
  return sort === 'newest' && ![rule, entity, technique, source_name, from, to, q].some(Boolean)
}
