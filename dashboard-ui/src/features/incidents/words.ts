import type { IncidentTransition, TouchedAlerts } from '@/lib/api/types'
import { humanise, plural } from '@/lib/words'

/** `Assigned to mei`, `Resolved with 3 alerts`: what one step of an incident's timeline did. */
export function stepInWords({ kind, alerts, note, other }: IncidentTransition): string {
  const touched = inWords(alerts)
  const another = `incident ${String(other?.number ?? '')}`
  switch (kind) {
    case 'created':
      return `Created with ${touched}`
    case 'merged':
      return `Merged ${touched} into it`
    case 'detached':
      return `Detached ${touched}`
    case 'retitled':
      return 'Title changed'
    case 'rated':
      return `Severity is ${note ?? ''}`
    case 'assigned':
      return note ? `Assigned to ${note}` : 'Given back'
    case 'annotated':
      return 'Notes changed'
    case 'started':
      return alerts?.total ? `Started, ${touched} acknowledged` : 'Started'
    case 'resolved':
      return alerts?.total ? `Resolved with ${touched}` : 'Resolved'
    case 'absorbed':
      return `Took over ${touched} of ${another}`
    case 'ended':
      return `Merged into ${another} with ${touched}`
    case 'commented':
    case 'reopened':
      return humanise(kind)
  }
}

/** What was written with a step, unless its words say it already. */
export function noteInWords({ kind, note }: IncidentTransition): string | undefined {
  return kind === 'rated' || kind === 'assigned' ? undefined : (note ?? undefined)
}

/** `alert 41`, `alerts 41, 42 and 43`, `1,200 alerts`. */
function inWords(alerts: TouchedAlerts | null | undefined): string {
  if (!alerts || alerts.total === 0) return 'no alerts'
  const { total, first } = alerts
  if (total > first.length) return plural(total, 'alert')
  const last = String(first.at(-1))
  return first.length === 1 ? `alert ${last}` : `alerts ${first.slice(0, -1).join(', ')} and ${last}`
}
