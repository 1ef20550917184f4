import type { Recurrence } from '@/lib/api/types'
import { DAYS, durationOf, minutesOf, span } from '@/lib/time'
import { humanise } from '@/lib/words'
import { OWN_ZONE } from '@/lib/zones'

type Day = (typeof DAYS)[number]

export const RHYTHMS = ['always', 'daily', 'weekly', 'rule'] as const

/** All the time, at certain hours of each day or of some days, or by a rule that somebody writes. */
export type Rhythm = (typeof RHYTHMS)[number]

/** What is typed about when a silence comes and goes. */
export type RecurrenceDraft = {
  rhythm: Rhythm
  days: string[]
  from: string
  to: string
  /** For what hours and days cannot say (RFC 5545 section 3.3.10). */
  rule: string
  /** How long it is in force each time, for a rule. */
  minutes: number | string
  zone: string
}

/** RFC 5545 section 3.3.10: weekday. */
const CODES: Record<Day, string> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
}

const WORKDAYS = DAYS.slice(0, 5)
const MINUTES_OF_A_DAY = 24 * 60

export function draftOf(recurrence?: Recurrence | null): RecurrenceDraft {
  const usual: RecurrenceDraft = {
    rhythm: 'always',
    days: [...WORKDAYS],
    from: '22:00',
    to: '06:00',
    rule: '',
    minutes: 60,
    zone: OWN_ZONE,
  }
  if (!recurrence) return usual
  const { rule, duration, time_zone: zone } = recurrence
  const known = { ...usual, rule, minutes: minutesOf(duration) ?? '', zone }
  const hours = hoursOf(recurrence)
  return hours ? { ...known, ...hours } : { ...known, rhythm: 'rule' }
}

export function recurrenceOf(draft: RecurrenceDraft): Recurrence | undefined {
  switch (draft.rhythm) {
    case 'always':
      return undefined
    case 'daily':
      return hourly('FREQ=DAILY', draft)
    case 'weekly':
      return hourly(`FREQ=WEEKLY;BYDAY=${codesOf(draft.days)}`, draft)
    case 'rule':
      return {
        rule: draft.rule.trim().replace(/^RRULE:/i, ''),
        duration: durationOf(Number(draft.minutes)),
        time_zone: draft.zone,
      }
  }
}

function hourly(days: string, { from, to, zone }: RecurrenceDraft): Recurrence {
  const [hour, minute] = from.split(':').map(Number)
  return {
    rule: `${days};BYHOUR=${String(hour)};BYMINUTE=${String(minute)};BYSECOND=0`,
    duration: durationOf(minutesBetween(from, to)),
    time_zone: zone,
  }
}

function codesOf(days: string[]): string {
  return DAYS.filter((day) => days.includes(day))
    .map((day) => CODES[day])
    .join(',')
}

/** Until the same time of the next day where both are equal. */
function minutesBetween(from: string, to: string): number {
  const length = minuteOfDay(to) - minuteOfDay(from)
  return length > 0 ? length : length + MINUTES_OF_A_DAY
}

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

type Hours = Pick<RecurrenceDraft, 'rhythm' | 'days' | 'from' | 'to'>

/** A recurrence as hours of days, where that says all of it. */
function hoursOf({ rule, duration }: Recurrence): Hours | undefined {
  const { FREQ, BYDAY, BYHOUR, BYMINUTE, BYSECOND, ...others } = partsOf(rule)
  const length = minutesOf(duration) ?? 0
  const start = Number(BYHOUR) * 60 + Number(BYMINUTE)
  const days = BYDAY?.split(',').map((code) => DAYS.find((day) => CODES[day] === code))
  const told =
    Object.keys(others).length === 0 &&
    Number.isInteger(start) &&
    BYSECOND === '0' &&
    Number.isInteger(length) &&
    length > 0 &&
    length <= MINUTES_OF_A_DAY
  if (!told) return undefined
  const times = { from: timeOf(start), to: timeOf(start + length) }
  if (FREQ === 'DAILY' && !days) return { rhythm: 'daily', days: [...WORKDAYS], ...times }
  if (FREQ === 'WEEKLY' && days?.every((day) => day !== undefined)) {
    return { rhythm: 'weekly', days, ...times }
  }
  return undefined
}

function partsOf(rule: string): Partial<Record<string, string>> {
  return Object.fromEntries(rule.toUpperCase().split(';').map((part) => part.split('=')))
}

function timeOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60]
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
}

/** `Monday to Friday, 22:00 to 06:00 (Europe/Berlin)`: when a silence comes and goes. */
export function recurrenceInWords(recurrence: Recurrence): string {
  const { rule, duration, time_zone: zone } = recurrence
  const hours = hoursOf(recurrence)
  if (!hours) {
    const length = minutesOf(duration)
    return `${rule}, for ${length === undefined ? duration : span(length * 60_000)} each time (${zone})`
  }
  const { rhythm, days, from, to } = hours
  return `${rhythm === 'daily' ? 'Every day' : daysInWords(days)}, ${from} to ${to} (${zone})`
}

function daysInWords(days: string[]): string {
  const named = DAYS.filter((day) => days.includes(day))
  const isWorkdays = named.length === WORKDAYS.length && WORKDAYS.every((day) => named.includes(day))
  return isWorkdays ? 'Monday to Friday' : named.map(humanise).join(', ')
}
