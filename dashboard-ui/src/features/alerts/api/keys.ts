import type { AlertFilters } from '../filters'

export type AlertListFilters = AlertFilters & { limit: number }

export const alertKeys = {
  all: ['alerts'] as const,
  lists: ['alerts', 'list'] as const,
  list: (filters: AlertListFilters) => ['alerts', 'list', filters] as const,
  detail: (number: number) => ['alerts', 'detail', number] as const,
  stats: ['alerts', 'stats'] as const,
}
