import type { AlertTransition } from '@/lib/api/types'
import { humanise } from '@/lib/words'

/** `Assigned to mei`, `Resolved as false positive`: what one step of a timeline did. */
export function stepInWords({ kind, assigned_to, resolution }: AlertTransition): string {
  switch (kind) {
    case 'assigned':
      return assigned_to ? `Assigned to ${assigned_to}` : 'Given back'
    case 'resolved':
      return resolution ? `Resolved as ${humanise(resolution).toLowerCase()}` : 'Resolved'
    case 'annotated':
      return 'Notes changed'
    case 'unsilenced':
      return 'Shown again, as its silence ended'
    default:
      return humanise(kind)
  }
}

export function personOf({ actor }: AlertTransition): string {
  return actor.username ?? actor.id
}
