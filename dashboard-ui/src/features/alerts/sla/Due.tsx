import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import type { Alert } from '@/lib/api/types'
import { useEachSecond } from '@/lib/now'
import { full } from '@/lib/time'

import { clocksOf, nextClock, remaining, stateAt, type Clock, type Objective } from './clocks'
import classes from './Due.module.css'

/** What an alert waits for next, and for how long it still may; of a resolved one, whether it was in time. */
export function Due({ alert }: { alert: Alert }) {
  const clocks = clocksOf(alert)
  const missed = clocks.some(({ state }) => state === 'breached')
  const next = nextClock(alert)
  if (next) return <Countdown clock={next} missed={missed} />
  if (clocks.length === 0 || alert.status !== 'resolved') return <>–</>
  return missed ? <Tag tone="bad">Late</Tag> : <Tag tone="good">In time</Tag>
}

const SHORT: Record<Objective, string> = { acknowledge: 'Ack', resolve: 'Resolve' }
const LONG: Record<Objective, string> = { acknowledge: 'Acknowledge', resolve: 'Resolve' }

/** In milliseconds: a deadline that is closer than this wants attention. */
const SOON = 15 * 60_000

type CountdownProps = { clock: Clock; missed: boolean }

/** Ticks by itself: no row of a table is rendered for it. */
function Countdown({ clock, missed }: CountdownProps) {
  const { objective, due } = clock
  const left = useEachSecond((now) => remaining(due, now))
  const urgency = useEachSecond((now) => urgencyAt(clock, now))
  const late = urgency === 'late'
  return (
    <span
      role="timer"
      className={classes.due}
      data-urgency={urgency}
      aria-label={`${LONG[objective]}: ${late ? left : `in ${left}`}${missed && !late ? ', acknowledged late' : ''}`}
      title={`${LONG[objective]} by ${full(due)}`}
    >
      <Icon name={late ? 'alerts' : 'clock'} size={13} />
      {SHORT[objective]} {left}
      {missed && !late && (
        <span className={classes.missed} title="Acknowledged late">
          <Icon name="alerts" size={13} />
        </span>
      )}
    </span>
  )
}

function urgencyAt(clock: Clock, now: number): 'late' | 'soon' | 'calm' {
  if (stateAt(clock, now) === 'breached') return 'late'
  return Date.parse(clock.due) - now < SOON ? 'soon' : 'calm'
}
