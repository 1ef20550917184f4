import { Instant } from '@/components/Instant'
import { Tag, type Tone } from '@/components/Tag'
import type { Alert, SlaState } from '@/lib/api/types'
import { useEachSecond } from '@/lib/now'
import { countdown } from '@/lib/time'

import { clocksOf, remaining, stateAt, STATE_NAMES, type Clock, type Objective } from './clocks'
import classes from './Clocks.module.css'

const NAMES: Record<Objective, string> = { acknowledge: 'Acknowledge', resolve: 'Resolve' }
const TONES: Record<SlaState, Tone> = { running: 'accent', met: 'good', breached: 'bad' }

/** Both deadlines of an alert: until when, whether that was or can be kept, and by how much. */
export function Clocks({ alert }: { alert: Alert }) {
  const clocks = clocksOf(alert)
  if (clocks.length === 0) {
    return <p className={classes.none}>No limit says how long this alert may wait.</p>
  }
  return (
    <ul className={classes.clocks} aria-label="Deadlines">
      {clocks.map((clock) => (
        <ClockLine key={clock.objective} clock={clock} />
      ))}
    </ul>
  )
}

function ClockLine({ clock }: { clock: Clock }) {
  const state = useEachSecond((now) => stateAt(clock, now))
  return (
    <li>
      <span className={classes.name}>{NAMES[clock.objective]}</span>
      <Tag tone={TONES[state]}>{STATE_NAMES[state]}</Tag>
      <Margin clock={clock} />
      <span className={classes.due}>
        by <Instant at={clock.due} />
      </span>
    </li>
  )
}

/** How much time is left, or was. */
function Margin({ clock: { objective, due, doneAt } }: { clock: Clock }) {
  const left = useEachSecond((now) => remaining(due, now))
  if (doneAt) return <span>{doneInWords(due, doneAt)}</span>
  return (
    <span role="timer" aria-label={`Time left to ${objective}`} className={classes.left}>
      {left}
    </span>
  )
}

function doneInWords(due: string, doneAt: string): string {
  const before = Date.parse(due) - Date.parse(doneAt)
  return before >= 0 ? `${countdown(before)} early` : `${countdown(-before)} late`
}
