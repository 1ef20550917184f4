import { expect, it } from 'vitest'

import { durationFrom, durationInWords } from './duration'

it.each([
  ['15m', 'PT15M'],
  ['1h 30m', 'PT90M'],
  ['2 days', 'PT2880M'],
  ['1 Hour and 15 minutes', 'PT75M'],
  ['1w', 'PT10080M'],
  ['90s', 'PT90S'],
  ['1m 30s', 'PT90S'],
])('reads %s', (text, duration) => {
  expect(durationFrom(text)).toBe(duration)
})

it.each(['', '15', 'soon', '4h or so', '-4h', '1.5h', '4 months'])('takes %j for no duration', (text) => {
  expect(durationFrom(text)).toBeUndefined()
})

it.each([
  ['PT15M', '15m'],
  ['PT24H', '1d'],
  ['P5D', '5d'],
  ['PT36H30M', '1d 12h 30m'],
  ['PT1M1S', '1m 1s'],
])('writes %s', (duration, words) => {
  expect(durationInWords(duration)).toBe(words)
})

it('reads what it has written', () => {
  expect(durationFrom(durationInWords('PT2190M'))).toBe('PT2190M')
})
