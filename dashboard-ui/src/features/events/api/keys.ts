import type { Range } from '@/lib/time'

import type { EventFilters } from '../filters'

export const eventKeys = {
  all: ['events'] as const,
  lists: ['events', 'list'] as const,
  list: (filters: EventFilters) => ['events', 'list', filters] as const,
  latest: ['events', 'latest'] as const,
  detail: (id: string) => ['events', 'detail', id] as const,
  stats: ['events', 'stats'] as const,
  statsOf: (range: Range) => ['events', 'stats', range] as const,
}
