import type { Delivery } from '@/lib/api/types'
import { oneOf, uuid } from '@/lib/search'

export const TABS = ['deliveries', 'channels', 'routes', 'groups'] as const
export type Tab = (typeof TABS)[number]

export const STATES = ['due', 'sent', 'failed'] as const satisfies Delivery['state'][]

/** In the place of an id: what is about to be set up. */
export const NEW = 'new'

/** Which deliveries the log shows. */
export type DeliveryFilters = { state?: Delivery['state']; channel?: string; alert?: string }

/**
 * The address of the notifications page; no tab means the log. `entry` is the id of the open channel,
 * route or group.
 */
export type NotificationSearch = DeliveryFilters & { tab?: Exclude<Tab, 'deliveries'>; entry?: string }

export function parseNotificationSearch(search: Record<string, unknown>): NotificationSearch {
  return {
    tab: oneOf(['channels', 'routes', 'groups'], search.tab),
    entry: search.entry === NEW ? NEW : uuid(search.entry),
    state: oneOf(STATES, search.state),
    channel: uuid(search.channel),
    alert: uuid(search.alert),
  }
}

export function filtersOf({ state, channel, alert }: NotificationSearch): DeliveryFilters {
  return { state, channel, alert }
}
