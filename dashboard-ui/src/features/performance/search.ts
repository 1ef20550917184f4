import { positive } from '@/lib/search'

/** Spans that are offered, in days; the service takes 1 to 90. */
export const SPANS = [7, 30, 90] as const

const USUAL = 30

/** The address of the performance page; no days means the last 30. */
export type PerformanceSearch = { days?: number }

export function parsePerformanceSearch(search: Record<string, unknown>): PerformanceSearch {
  const days = SPANS.find((span) => span === positive(search.days))
  return { days: days === USUAL ? undefined : days }
}

export function daysOf({ days = USUAL }: PerformanceSearch): number {
  return days
}
