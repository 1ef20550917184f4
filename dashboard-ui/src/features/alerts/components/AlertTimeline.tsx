import { Instant } from '@/components/Instant'
import type { AlertTransition } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import classes from './AlertTimeline.module.css'

/** What happened to an alert, by whom and why, oldest first. */
export function AlertTimeline({ transitions }: { transitions: AlertTransition[] }) {
  return (
    <ol className={classes.timeline}>
      {transitions.map((transition) => (
        <li key={transition.id} data-kind={transition.kind}>
          <span className={classes.what}>{humanise(transition.kind)}</span>
          <span className={classes.who}>by {transition.actor.username ?? transition.actor.id}</span>
          <span className={classes.when}>
            <Instant at={transition.at} />
          </span>
          {transition.why && <p className={classes.why}>{transition.why}</p>}
        </li>
      ))}
    </ol>
  )
}
