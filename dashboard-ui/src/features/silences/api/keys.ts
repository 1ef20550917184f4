import type { SilenceDraft } from '../draft'
import type { SilenceFilters } from '../search'

export const silenceKeys = {
  all: ['silences'] as const,
  list: (filters: SilenceFilters) => ['silences', 'list', filters] as const,
  detail: (id: string) => ['silences', 'detail', id] as const,
}

/** What would have been hidden, and what an alert is like: neither changes with what silences do. */
export const previewKeys = {
  of: (draft: SilenceDraft, days: number) => ['silence-preview', days, draft] as const,
  like: (alert: number | string) => ['silence-like', alert] as const,
}

export function pathOf(id?: string, deed?: 'approve' | 'end'): string {
  return ['/api/v1/silences', id, deed].filter(Boolean).join('/')
}
