import { Instant } from '@/components/Instant'
import type { AlertTransition } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import classes from './AlertTimeline.module.css'

/** What happened to an alert, by whom and why, oldest first. */
export function AlertTimeline({ transitions }: { transitions: AlertTransition[] }) {
  return (
    <ol className={classes.timeline}>
      {transitions.map((transition) => (
        <li key={transition.version} data-kind={transition.kind}>
          <span className={classes.what}>{nameOf(transition)}</span>
          <span className={classes.who}>by {transition.actor.username ?? transition.actor.id}</span>
          <span className={classes.when}>
            <Instant at={transition.at} />
          </span>
          {transition.note && <p className={classes.why}>{transition.note}</p>}
        </li>
      ))}
    </ol>
  )
}

function nameOf({ kind, assigned_to, resolution }: AlertTransition): string {
  if (kind === 'assigned') return assigned_to ? `Assigned to ${assigned_to}` : 'Given back'
  if (kind === 'resolved' && resolution) return `Resolved as ${humanise(resolution).toLowerCase()}`
  return humanise(kind)
}
