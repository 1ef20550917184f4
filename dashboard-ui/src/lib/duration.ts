import { durationOf, minutesOf } from './time'

/** The units that people write, by their first letter, in minutes. */
const UNITS = { w: 7 * 24 * 60, d: 24 * 60, h: 60, m: 1, s: 1 / 60 }

const PARTS = /(\d+)\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b/gi

/**
 * Reads `90m`, `1h 30m` or `2 days` as an ISO 8601 duration such as `PT90M`; undefined when something
 * in it is no duration, as a number without a unit.
 */
export function durationFrom(text: string): string | undefined {
  if (text.replace(PARTS, '').replace(/and|,/gi, '').trim() !== '') return undefined
  const parts = [...text.matchAll(PARTS)]
  if (parts.length === 0) return undefined
  const minutes = parts.reduce((sum, [, count, unit]) => sum + Number(count) * minutesPer(unit), 0)
  return durationOf(minutes)
}

function minutesPer(unit = ''): number {
  return UNITS[unit.charAt(0).toLowerCase() as keyof typeof UNITS]
}

/** `1d 12h 30m` for an ISO 8601 duration, to the second. */
export function durationInWords(duration: string): string {
  const minutes = minutesOf(duration)
  if (minutes === undefined) return duration
  let seconds = Math.round(minutes * 60)
  const parts = [
    [24 * 60 * 60, 'd'],
    [60 * 60, 'h'],
    [60, 'm'],
    [1, 's'],
  ] as const
  return parts
    .flatMap(([length, unit]) => {
      const count = Math.floor(seconds / length)
      seconds -= count * length
      return count > 0 ? [`${String(count)}${unit}`] : []
    })
    .join(' ')
}
