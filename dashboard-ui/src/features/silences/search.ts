import type { SilenceState } from '@/lib/api/types'
import { listed, manyOf, positive, uuid } from '@/lib/search'

export const STATES = ['proposed', 'active', 'expired', 'ended'] as const satisfies SilenceState[]

/** In the place of an id: what is about to be proposed. */
export const NEW = 'new'

/** Which silences a list holds; all where no state is named. */
export type SilenceFilters = { state?: SilenceState[] }

/**
 * The address of the silences page: several states are parted by commas, `silence` is the id of the
 * open one. A new one is about alerts like the one whose number or id is `like`.
 */
export type SilenceSearch = { state?: string; silence?: string; like?: number | string }

export function parseSilenceSearch(search: Record<string, unknown>): SilenceSearch {
  return {
    state: manyOf(STATES, search.state),
    silence: search.silence === NEW ? NEW : uuid(search.silence),
    like: positive(search.like) ?? uuid(search.like),
  }
}

export function filtersOf({ state }: SilenceSearch): SilenceFilters {
  const states = listed(state) as SilenceState[]
  return { state: states.length > 0 ? states : undefined }
}
