import { Instant } from '@/components/Instant'
import type { AlertTransition } from '@/lib/api/types'

import { personOf, stepInWords } from '../words'
import classes from './AlertTimeline.module.css'

/** What happened to an alert, by whom and why, oldest first. */
export function AlertTimeline({ transitions }: { transitions: AlertTransition[] }) {
  return (
    <ol className={classes.timeline} aria-label="Timeline">
      {transitions.map((transition) => (
        <li key={transition.version} data-kind={transition.kind}>
          <span className={classes.what}>{stepInWords(transition)}</span>
          <span className={classes.who}>by {personOf(transition)}</span>
          <span className={classes.when}>
            <Instant at={transition.at} />
          </span>
          {transition.note && <p className={classes.why}>{transition.note}</p>}
        </li>
      ))}
    </ol>
  )
}
