import { oneOf } from '@/lib/search'
import type { Range } from '@/lib/time'

export const OVERVIEW_RANGES = ['1h', '24h', '7d'] as const satisfies Range[]

/** The address of the overview; no range means the last 24 hours. */
export type OverviewSearch = { range?: (typeof OVERVIEW_RANGES)[number] }

export function parseOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  return { range: oneOf(OVERVIEW_RANGES, search.range) }
}
