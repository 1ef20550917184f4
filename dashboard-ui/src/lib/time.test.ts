import { expect, it } from 'vitest'

import { durationOf, localMinute, minutesOf, span } from './time'

it.each([
  [42_000, '42s'],
  [7 * 60_000, '7m'],
  [192 * 60_000, '3h 12m'],
  [121 * 3_600_000, '5d'],
])('says %i milliseconds as %s', (length, words) => {
  expect(span(length)).toBe(words)
})

it.each([
  ['PT15M', 15],
  ['PT1H30M', 90],
  ['P7D', 7 * 24 * 60],
  ['PT24H', 24 * 60],
  ['PT30S', 0.5],
])('reads %s as %d minutes', (duration, minutes) => {
  expect(minutesOf(duration)).toBe(minutes)
})

it('writes minutes as a duration', () => {
  expect(durationOf(90)).toBe('PT90M')
  expect(durationOf(0.5)).toBe('PT30S')
})

it('does not read as a duration what is none', () => {
  expect(minutesOf('an hour')).toBeUndefined()
})

it('shows an instant on the clock of the reader', () => {
  const typed = localMinute('2026-11-22T09:53:10Z')
  expect(new Date(typed).toISOString()).toBe('2026-11-22T09:53:00.000Z')
})
