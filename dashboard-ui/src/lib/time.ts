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
  if (passed < JUST_NOW) return 'now'
  if (passed < MINUTE) return `${String(Math.floor(passed / SECOND))}s`
  if (passed < HOUR) return `${String(Math.floor(passed / MINUTE))}m`
  if (passed < DAY) {
    const minutes = Math.floor((passed % HOUR) / MINUTE)
    return `${String(Math.floor(passed / HOUR))}h${minutes > 0 ? ` ${String(minutes)}m` : ''}`
  }
  return `${String(Math.floor(passed / DAY))}d`
}

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
