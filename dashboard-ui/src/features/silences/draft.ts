import type { Severity, Silence, SilenceMatchers, SilenceRequest } from '@/lib/api/types'
import { linesOf } from '@/lib/lines'
import { durationOf, localMinute, minutesOf } from '@/lib/time'

import { draftOf as recurrenceDraftOf, recurrenceOf, type RecurrenceDraft } from './recurrence'

const HOUR = 3_600_000

/** How long from its start a silence lasts, as most do. */
export const LENGTHS = {
  '1h': { label: '1 hour', length: HOUR },
  '8h': { label: '8 hours', length: 8 * HOUR },
  '1d': { label: '1 day', length: 24 * HOUR },
  '1w': { label: '1 week', length: 7 * 24 * HOUR },
} as const

export type Length = keyof typeof LENGTHS

/** The matchers that are lists; one value a line. */
export const LISTS = ['rule', 'entity', 'technique', 'source_name'] as const

export type ListMatcher = (typeof LISTS)[number]

/** What is typed about a silence. */
export type SilenceDraft = Record<ListMatcher, string> & {
  reason: string
  q: string
  max_severity: Severity
  /** On the reader's clock, to the minute; empty for at once. */
  starts_at: string
  /** One of the usual lengths, or until an exact time. */
  lasts: Length | 'until'
  ends_at: string
  recurrence: RecurrenceDraft
  /** Hours without a match after which it ends by itself; empty for never. */
  patience: number | string
}

const NOTHING: SilenceDraft = {
  reason: '',
  rule: '',
  entity: '',
  technique: '',
  source_name: '',
  q: '',
  max_severity: 'medium',
  starts_at: '',
  lasts: '1h',
  ends_at: '',
  recurrence: recurrenceDraftOf(),
  patience: '',
}

export function draftOf(silence: Silence): SilenceDraft {
  const { matchers, ends_when_unmatched_for: patience } = silence
  const minutes = patience ? minutesOf(patience) : undefined
  return {
    reason: silence.reason,
    ...linesFor((list) => matchers[list] ?? []),
    q: matchers.q ?? '',
    max_severity: silence.max_severity,
    starts_at: localMinute(silence.starts_at),
    lasts: 'until',
    ends_at: localMinute(silence.ends_at),
    recurrence: recurrenceDraftOf(silence.recurrence),
    patience: minutes === undefined ? '' : minutes / 60,
  }
}

/** One that matches alerts like the one that has all of these, and nothing more severe. */
export function draftLike(likenesses: readonly Likeness[], severity: Severity): SilenceDraft {
  const of = (list: ListMatcher) =>
    likenesses.filter(({ field }) => field === list).map(({ value }) => value)
  return { ...NOTHING, ...linesFor(of), max_severity: severity }
}

export function emptyDraft(): SilenceDraft {
  return NOTHING
}

function linesFor(valuesOf: (list: ListMatcher) => string[]): Record<ListMatcher, string> {
  return {
    rule: valuesOf('rule').join('\n'),
    entity: valuesOf('entity').join('\n'),
    technique: valuesOf('technique').join('\n'),
    source_name: valuesOf('source_name').join('\n'),
  }
}

/** Something by which a silence could match alerts like another one. */
export type Likeness = { field: ListMatcher; value: string; label: string }

export function has(draft: SilenceDraft, { field, value }: Likeness): boolean {
  return linesOf(draft[field]).includes(value)
}

/** The draft that matches by it, or no more. */
export function toggled(draft: SilenceDraft, likeness: Likeness): SilenceDraft {
  const { field, value } = likeness
  const lines = linesOf(draft[field])
  const others = lines.filter((line) => line !== value)
  return { ...draft, [field]: (has(draft, likeness) ? others : [...lines, value]).join('\n') }
}

/** Nobody silences everything. */
function matchesSomething(draft: SilenceDraft): boolean {
  return [...LISTS.map((list) => draft[list]), draft.q].some((typed) => typed.trim() !== '')
}

/** Whether there is something in every field that has to have something, but for the reason. */
export function canBePreviewed(draft: SilenceDraft): boolean {
  return (
    matchesSomething(draft) &&
    (draft.lasts !== 'until' || draft.ends_at !== '') &&
    isTold(draft.recurrence)
  )
}

function isTold({ rhythm, days, from, to, rule, minutes }: RecurrenceDraft): boolean {
  switch (rhythm) {
    case 'always':
      return true
    case 'daily':
      return from !== '' && to !== ''
    case 'weekly':
      return from !== '' && to !== '' && days.length > 0
    case 'rule':
      return rule.trim() !== '' && minutes !== ''
  }
}

/**
 * What the fields say at a moment.
 *
 * @param seen the silence that is changed; a time of it that nobody touched stays exact
 */
export function requestOf(draft: SilenceDraft, now: number, seen?: Silence): SilenceRequest {
  const starts_at = draft.starts_at ? instantOf(draft.starts_at, seen?.starts_at) : undefined
  return {
    reason: draft.reason.trim(),
    matchers: matchersOf(draft),
    max_severity: draft.max_severity,
    starts_at,
    ends_at:
      draft.lasts === 'until'
        ? instantOf(draft.ends_at, seen?.ends_at)
        : endAfter(LENGTHS[draft.lasts].length, starts_at, now),
    recurrence: recurrenceOf(draft.recurrence),
    ends_when_unmatched_for:
      typeof draft.patience === 'number' ? durationOf(draft.patience * 60) : undefined,
  }
}

function matchersOf(draft: SilenceDraft): SilenceMatchers {
  return {
    rule: linesOf(draft.rule),
    entity: linesOf(draft.entity),
    technique: linesOf(draft.technique),
    source_name: linesOf(draft.source_name),
    q: draft.q.trim() || undefined,
  }
}

function instantOf(local: string, known?: string): string {
  if (known && localMinute(known) === local) return known
  return new Date(local).toISOString()
}

function endAfter(length: number, starts_at: string | undefined, now: number): string {
  const start = Math.max(now, starts_at ? Date.parse(starts_at) : now)
  return new Date(start + length).toISOString()
}
