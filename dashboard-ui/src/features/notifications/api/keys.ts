import type { EntryKind } from '../entries'
import type { DeliveryFilters } from '../search'

export const notificationKeys = {
  entries: (kind: EntryKind) => ['notifications', kind] as const,
  deliveries: ['notifications', 'deliveries'] as const,
  deliveriesOf: (filters: DeliveryFilters) => ['notifications', 'deliveries', filters] as const,
}

export function pathOf(kind: EntryKind, id?: string, deed?: 'approve' | 'test'): string {
  return ['/api/v1/notifications', kind, id, deed].filter(Boolean).join('/')
}
