const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const JUST_NOW = 10 * SECOND

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' })

/** `now`, `42s`, `7m`, `3h 12m`, `5d`: how long ago, in as little room as a table cell has. */
export function age(instant: string, now: number): string {
  const passed = Math.max(0, now - Date.parse(instant))
  return passed < JUST_NOW ? 'now' : span(passed)
}

/** `42s`, `7m`, `3h 12m`, `5d`: how many milliseconds, as people say it. */
export function span(length: number): string {
  if (length < MINUTE) return `${String(Math.floor(length / SECOND))}s`
  if (length < HOUR) return `${String(Math.floor(length / MINUTE))}m`
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE)
    return `${String(Math.floor(length / HOUR))}h${minutes > 0 ? ` ${String(minutes)}m` : ''}`
  }
  return `${String(Math.floor(length / DAY))}d`
}

/** `42s`, `14m 09s`, `3h 12m`, `4d 23h`: how long until something, to the second within the last hour. */
export function countdown(length: number): string {
  if (length < MINUTE) return span(length)
  if (length < HOUR) {
    const seconds = Math.floor((length % MINUTE) / SECOND)
    return `${span(length)} ${String(seconds).padStart(2, '0')}s`
  }
  const hours = Math.floor((length % DAY) / HOUR)
  return length < DAY || hours === 0 ? span(length) : `${span(length)} ${String(hours)}h`
}

/** `42s`, `14m`, `3h`, `5d`: how many milliseconds, roughly. */
export function roughly(length: number): string {
  return length < HOUR || length >= DAY ? span(length) : `${String(Math.floor(length / HOUR))}h`
}

/** An instant as `<input type="datetime-local">` has it: the reader's clock, to the minute. */
export function localMinute(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16)
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/

/** The minutes of an ISO 8601 duration such as `PT1H30M`. */
export function minutesOf(duration: string): number | undefined {
  const parts = DURATION.exec(duration)
  if (!parts) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return days * 24 * 60 + hours * 60 + minutes + seconds / 60
}

/** `PT90M` for 90. */
export function durationOf(minutes: number): string {
  return Number.isInteger(minutes) ? `PT${String(minutes)}M` : `PT${String(Math.round(minutes * 60))}S`
}

/** The days of a week, as the API names them. */
export const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** The time of day, with the day when it is not today's. */
export function clock(instant: string, now: number): string {
  const date = new Date(instant)
  return date.toDateString() === new Date(now).toDateString()
    ? TIME.format(date)
    : DAY_AND_TIME.format(date)
}

export function full(instant: string): string {
  return FULL.format(new Date(instant))
}

/** The spans that filters and charts offer. */
export const RANGES = {
  '15m': { label: 'Last 15 minutes', length: 15 * MINUTE },
  '1h': { label: 'Last hour', length: HOUR },
  '24h': { label: 'Last 24 hours', length: DAY },
  '7d': { label: 'Last 7 days', length: 7 * DAY },
} as const

export type Range = keyof typeof RANGES
export const RANGE_NAMES = Object.keys(RANGES) as Range[]

/** The instant at which a range that ends now began. */
export function startOf(range: Range, now = Date.now()): string {
  return new Date(now - RANGES[range].length).toISOString()
}
