import type { Actor } from '@/lib/api/types'

import { Instant } from './Instant'
import classes from './Timeline.module.css'

/** One thing that happened, and by whom. */
export type Happening = {
  version: number
  kind: string
  what: string
  at: string
  actor: Actor
  /** What was said, or why. */
  note?: string
}

/** What happened to something, by whom and why, oldest first. */
export function Timeline({ happenings }: { happenings: Happening[] }) {
  return (
    <ol className={classes.timeline} aria-label="Timeline">
      {happenings.map(({ version, kind, what, at, actor, note }) => (
        <li key={version} data-kind={kind}>
          <span className={classes.what}>{what}</span>
          <span className={classes.who}>by {actor.username ?? actor.id}</span>
          <span className={classes.when}>
            <Instant at={at} />
          </span>
          {note && <p className={classes.why}>{note}</p>}
        </li>
      ))}
    </ol>
  )
}
