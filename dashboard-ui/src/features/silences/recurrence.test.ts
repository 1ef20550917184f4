import { describe, expect, it } from 'vitest'

import { draftOf, recurrenceInWords, recurrenceOf } from './recurrence'

const BERLIN = { time_zone: 'Europe/Berlin' }

describe('when a silence comes and goes', () => {
  it.each([
    ['FREQ=DAILY;BYHOUR=22;BYMINUTE=0;BYSECOND=0', 'PT8H', 'Every day, 22:00 to 06:00 (Europe/Berlin)'],
    [
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=30;BYSECOND=0',
      'PT9H',
      'Monday to Friday, 08:30 to 17:30 (Europe/Berlin)',
    ],
    [
      'FREQ=WEEKLY;BYDAY=SU,SA;BYHOUR=2;BYMINUTE=0;BYSECOND=0',
      'PT240M',
      'Saturday, Sunday, 02:00 to 06:00 (Europe/Berlin)',
    ],
    ['FREQ=MONTHLY;BYDAY=1SU;BYHOUR=2', 'PT4H', 'FREQ=MONTHLY;BYDAY=1SU;BYHOUR=2, for 4h each time (Europe/Berlin)'],
  ])('is said in words: %s', (rule, duration, words) => {
    expect(recurrenceInWords({ rule, duration, ...BERLIN })).toBe(words)
  })

  it.each([
    // Its minute is that of the start.
    ['FREQ=WEEKLY;BYDAY=SU;BYHOUR=2', 'PT4H'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;BYHOUR=2;BYMINUTE=0;BYSECOND=0', 'PT4H'],
    ['FREQ=DAILY;BYHOUR=2,14;BYMINUTE=0;BYSECOND=0', 'PT4H'],
    ['FREQ=DAILY;BYDAY=SU;BYHOUR=2;BYMINUTE=0;BYSECOND=0', 'PT4H'],
    ['FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0;COUNT=3', 'PT4H'],
    ['FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0', 'PT48H'],
  ])('stays a rule where hours would not say all of it: %s', (rule, duration) => {
    const draft = draftOf({ rule, duration, ...BERLIN })
    expect(draft.rhythm).toBe('rule')
    expect(recurrenceOf(draft)).toMatchObject({ rule, ...BERLIN })
  })

  it.each([
    ['FREQ=DAILY;BYHOUR=22;BYMINUTE=0;BYSECOND=0', 'PT480M', 'daily'],
    ['FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=0;BYMINUTE=0;BYSECOND=0', 'PT1440M', 'weekly'],
  ])('finds its way through the fields and back: %s', (rule, duration, rhythm) => {
    const draft = draftOf({ rule, duration, ...BERLIN })
    expect(draft.rhythm).toBe(rhythm)
    expect(recurrenceOf(draft)).toEqual({ rule, duration, ...BERLIN })
  })

  it('is all the time unless somebody says otherwise', () => {
    expect(recurrenceOf(draftOf())).toBeUndefined()
  })

  it('takes a rule with its name before it', () => {
    const draft = { ...draftOf(), rhythm: 'rule' as const, rule: 'RRULE:FREQ=DAILY', minutes: 90 }
    expect(recurrenceOf(draft)).toMatchObject({ rule: 'FREQ=DAILY', duration: 'PT90M' })
  })
})
