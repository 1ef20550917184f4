import type { Permissions } from '@/features/session/permissions'
import type {
  ChannelEntry,
  ChannelRequest,
  GroupEntry,
  GroupRequest,
  RouteEntry,
  RouteRequest,
} from '@/lib/api/types'

/** What is set up: proposed by analysts, in force once an administrator agrees. */
export type EntryKind = 'channels' | 'routes' | 'groups'

export type EntryOf = { channels: ChannelEntry; routes: RouteEntry; groups: GroupEntry }
export type RequestOf = { channels: ChannelRequest; routes: RouteRequest; groups: GroupRequest }

export type AnyEntry = EntryOf[EntryKind]

/** The word for one of a kind. */
export const ONE: Record<EntryKind, string> = { channels: 'channel', routes: 'route', groups: 'group' }

export type EntryState = 'proposed' | 'off' | 'in_force'

export function stateOf({ approved_by, enabled }: AnyEntry): EntryState {
  if (!approved_by) return 'proposed'
  return enabled ? 'in_force' : 'off'
}

/** Analysts work on their own proposals, until one is approved; auditors read. */
export function mayChange(entry: AnyEntry, login: string, may: Permissions): boolean {
  return may.approve || (may.notify && !entry.approved_by && entry.proposed_by === login)
}

/** Names by id, for what refers to others by their ids. */
export type Names = ReadonlyMap<string, string>

export function namesOf(entries: AnyEntry[] | undefined): Names {
  return new Map(entries?.map(({ id, name }) => [id, name]))
}
