import type { AlertFilters } from '../filters'

export type AlertListFilters = AlertFilters & { limit: number }

/** How an alert is called: by its number, or by its id. */
export type AlertReference = number | string

export const alertKeys = {
  all: ['alerts'] as const,
  lists: ['alerts', 'list'] as const,
  list: (filters: AlertListFilters) => ['alerts', 'list', filters] as const,
  /** What was does not change: nothing that happens now is put into these lists or reads them again. */
  past: (filters: AlertListFilters) => ['past-alerts', filters] as const,
  detail: (alert: AlertReference) => ['alerts', 'detail', alert] as const,
  occurrences: (alert: AlertReference) => ['alerts', 'occurrences', alert] as const,
  stats: ['alerts', 'stats'] as const,
}

export const viewKeys = { all: ['alert-views'] as const }
