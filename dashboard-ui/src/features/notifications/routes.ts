import { SEVERITIES } from '@/components/SeverityBadge'
import type { EntityPattern, Reason, RouteDefinition, RouteEntry, RouteRequest } from '@/lib/api/types'
import { linesOf } from '@/lib/lines'
import { DAYS, durationOf, minutesOf, span } from '@/lib/time'
import { humanise } from '@/lib/words'
import { OWN_ZONE } from '@/lib/zones'

import type { Names } from './entries'

/** What happens to alerts, as a route may tell of it. */
export const REASONS = [
  'raised',
  'acknowledged',
  'started',
  'assigned',
  'annotated',
  'commented',
  'resolved',
  'reopened',
  'merged',
  'detached',
  'breached',
  'updated',
] as const satisfies Reason[]

const KINDS = ['ip', 'user', 'host', 'source', 'other'] as const satisfies EntityPattern['kind'][]

export type StepDraft = { id: number; minutes: number | string; channels: string[]; groups: string[] }

/** What is typed about a route. */
export type RouteDraft = {
  severities: string[]
  /** Patterns, one a line. */
  rules: string
  /** Patterns, one a line, with or without their kind. */
  entities: string
  reasons: string[]
  /** Whether it tells at certain hours only. */
  timed: boolean
  days: string[]
  from: string
  to: string
  zone: string
  channels: string[]
  groups: string[]
  /** Minutes; empty to tell at once. */
  digest: number | string
  steps: StepDraft[]
}

export function draftOf(entry?: RouteEntry): RouteDraft {
  const definition: RouteDefinition = entry?.definition ?? {}
  const { hours, digest } = definition
  return {
    severities: definition.severities ?? [],
    rules: (definition.rules ?? []).join('\n'),
    entities: (definition.entities ?? []).map(patternInWords).join('\n'),
    reasons: definition.reasons ?? [],
    timed: Boolean(hours),
    days: hours?.days ?? [...DAYS],
    from: hours?.from.slice(0, 5) ?? '08:00',
    to: hours?.to.slice(0, 5) ?? '18:00',
    zone: hours?.zone ?? OWN_ZONE,
    channels: definition.channels ?? [],
    groups: definition.groups ?? [],
    digest: (digest && minutesOf(digest)) ?? '',
    steps: (definition.escalation ?? []).map(({ after, channels, groups }, id) => ({
      id,
      minutes: minutesOf(after) ?? '',
      channels: channels ?? [],
      groups: groups ?? [],
    })),
  }
}

export function requestOf(common: { name: string; enabled: boolean }, draft: RouteDraft): RouteRequest {
  return {
    ...common,
    definition: {
      severities: draft.severities as RouteDefinition['severities'],
      rules: linesOf(draft.rules),
      entities: linesOf(draft.entities).map(patternOf),
      reasons: draft.reasons as RouteDefinition['reasons'],
      hours: draft.timed
        ? {
            days: draft.days as (typeof DAYS)[number][],
            from: draft.from,
            to: draft.to,
            zone: draft.zone,
          }
        : undefined,
      channels: draft.channels,
      groups: draft.groups,
      digest: typeof draft.digest === 'number' ? durationOf(draft.digest) : undefined,
      escalation: draft.steps.map(({ minutes, channels, groups }) => ({
        after: durationOf(Number(minutes)),
        channels,
        groups,
      })),
    },
  }
}

/** `host:web-*`, or just `web-*` for any kind. An IPv6 address has colons as well. */
function patternOf(line: string): EntityPattern {
  const kind = KINDS.find((name) => line.startsWith(`${name}:`))
  return kind ? { kind, value: line.slice(kind.length + 1).trim() } : { value: line }
}

function patternInWords({ kind, value }: EntityPattern): string {
  return kind ? `${kind}:${value}` : value
}

/** Which alerts a route is for. */
export function scopeOf({ severities, rules, entities, hours }: RouteDefinition): string {
  const parts = [
    severities?.length
      ? SEVERITIES.filter((severity) => severities.includes(severity)).map(humanise).join(', ')
      : 'Any severity',
    rules?.length ? `rules ${rules.join(', ')}` : '',
    entities?.length ? `about ${entities.map(patternInWords).join(', ')}` : '',
    hours ? `${hours.from.slice(0, 5)} to ${hours.to.slice(0, 5)}` : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** Where a route leads, at once or gathered, and after how long further up. */
export function aimOf(definition: RouteDefinition, names: Names): string {
  const named = (ids: string[] | null | undefined) => (ids ?? []).map((id) => names.get(id) ?? id)
  const first = [...named(definition.channels), ...named(definition.groups)].join(', ')
  const gathered = definition.digest ? ` every ${inMinutes(definition.digest)}` : ''
  const later = (definition.escalation ?? []).map(
    ({ after, channels, groups }) =>
      `after ${inMinutes(after)} ${[...named(channels), ...named(groups)].join(', ')}`,
  )
  return [`${first}${gathered}`, ...later].join(', ')
}

function inMinutes(duration: string): string {
  const minutes = minutesOf(duration)
  return minutes === undefined ? duration : span(minutes * 60_000)
}
