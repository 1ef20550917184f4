import type { AlertTransition } from '@/lib/api/types'
import { full } from '@/lib/time'
import { humanise } from '@/lib/words'

/** `Assigned to mei`, `Resolved as false positive`: what one step of a timeline did. */
export function stepInWords(step: AlertTransition): string {
  const { kind, assigned_to, resolution, incident, objective } = step
  switch (kind) {
    case 'assigned':
      return assigned_to ? `Assigned to ${assigned_to}` : 'Given back'
    case 'resolved':
      return resolution ? `Resolved as ${humanise(resolution).toLowerCase()}` : 'Resolved'
    case 'merged':
      return `Merged into incident ${numberOf(incident)}`
    case 'detached':
      return `Detached from incident ${numberOf(incident)}`
    case 'breached':
      return objective === 'resolve' ? 'Not resolved in time' : 'Not acknowledged in time'
    case 'annotated':
      return 'Notes changed'
    case 'unsilenced':
      return 'Shown again, as no silence hides it any more'
    default:
      return humanise(kind)
  }
}

export function personOf({ actor }: Pick<AlertTransition, 'actor'>): string {
  return actor.username ?? actor.id
}

function numberOf(incident: AlertTransition['incident']): string {
  return String(incident?.number ?? '')
}

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/

/** What was said with a step; a missed deadline is written by the reader's clock. */
export function noteInWords({ kind, note }: AlertTransition): string | undefined {
  if (kind !== 'breached') return note ?? undefined
  return note?.replace(INSTANT, (at) => full(at))
}
