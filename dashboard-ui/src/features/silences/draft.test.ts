import { describe, expect, it } from 'vitest'

import { localMinute } from '@/lib/time'
import { alert, aSilence } from '@/testing/samples'

import { canBePreviewed, draftLike, draftOf, emptyDraft, requestOf, toggled } from './draft'
import { likenessesOf } from './likeness'

const NOW = Date.parse('2026-11-22T10:00:00.000Z')

describe('what is typed about a silence', () => {
  it('ends as long after its start as somebody chose', () => {
    const draft = { ...emptyDraft(), lasts: '8h' as const }
    expect(requestOf(draft, NOW).ends_at).toBe('2026-11-22T18:00:00.000Z')
    const later = { ...draft, starts_at: localMinute('2026-11-23T00:00:00.000Z') }
    expect(requestOf(later, NOW)).toMatchObject({
      starts_at: '2026-11-23T00:00:00.000Z',
      ends_at: '2026-11-23T08:00:00.000Z',
    })
  })

  it('is what the silence was, to the second, where nothing was touched', () => {
    const silence = aSilence({
      matchers: { rule: ['a', 'b'], entity: ['host:web-01'], technique: ['T1110'], source_name: ['edge'], q: 'root' },
      ends_when_unmatched_for: 'PT36H',
      recurrence: {
        rule: 'FREQ=DAILY;BYHOUR=22;BYMINUTE=0;BYSECOND=0',
        duration: 'PT480M',
        time_zone: 'Europe/Berlin',
      },
    })
    const { reason, matchers, max_severity, starts_at, ends_at, recurrence } = silence
    expect(requestOf(draftOf(silence), NOW, silence)).toEqual({
      reason,
      matchers,
      max_severity,
      starts_at,
      ends_at,
      recurrence,
      ends_when_unmatched_for: 'PT2160M',
    })
  })

  it('is like an alert in its rule, entities and source, and in no more than is ticked', () => {
    const likenesses = likenessesOf(alert(1))
    const draft = draftLike(likenesses, 'high')
    expect(requestOf(draft, NOW).matchers).toEqual({
      rule: ['severity'],
      entity: ['ip:203.0.113.7'],
      technique: [],
      source_name: ['edge-firewall-01'],
    })
    const narrower = likenesses.reduce((some, likeness) => toggled(some, likeness), draft)
    expect(canBePreviewed(draft)).toBe(true)
    expect(canBePreviewed(narrower)).toBe(false)
  })

  it('is not like a flood in its rule, by which nothing is found', () => {
    const flood = alert(1, {
      rule: { id: 'flood', title: 'Flood of alerts from one source', level: 'high', techniques: [] },
    })
    expect(likenessesOf(flood).map(({ field }) => field)).toEqual(['entity', 'source_name'])
  })
})
