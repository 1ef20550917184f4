import type { GroupDefinition, GroupEntry, GroupRequest } from '@/lib/api/types'
import { plural } from '@/lib/words'
import { OWN_ZONE } from '@/lib/zones'

export type MemberDraft = { id: number; name: string; channels: string[] }

/** What is typed about a group. */
export type GroupDraft = {
  zone: string
  first_day: string
  handoff: string
  days: number | string
  members: MemberDraft[]
}

export function draftOf(entry: GroupEntry | undefined, today: string): GroupDraft {
  const definition = entry?.definition
  return {
    zone: definition?.zone ?? OWN_ZONE,
    first_day: definition?.first_day ?? today,
    handoff: definition?.handoff.slice(0, 5) ?? '08:00',
    days: definition?.days ?? 7,
    members: (definition?.members ?? [{ name: '', channels: [] }]).map((member, id) => ({ ...member, id })),
  }
}

export function requestOf(common: { name: string; enabled: boolean }, draft: GroupDraft): GroupRequest {
  return {
    ...common,
    definition: {
      zone: draft.zone,
      first_day: draft.first_day,
      handoff: draft.handoff,
      days: Number(draft.days),
      members: draft.members.map(({ name, channels }) => ({ name: name.trim(), channels })),
    },
  }
}

/** How the members take turns. */
export function turnsOf({ days, handoff, zone }: GroupDefinition): string {
  return `${plural(days, 'day')} each, from ${handoff.slice(0, 5)} (${zone})`
}
