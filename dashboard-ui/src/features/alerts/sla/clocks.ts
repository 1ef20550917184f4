import type { Alert, SlaState } from '@/lib/api/types'
import { countdown, roughly } from '@/lib/time'

export const SLA_STATES = ['running', 'met', 'breached'] as const satisfies SlaState[]

export const STATE_NAMES: Record<SlaState, string> = {
  running: 'Running',
  met: 'Met',
  breached: 'Breached',
}

export type Objective = 'acknowledge' | 'resolve'

/** One of an alert's two clocks: until when something is to be done, and when it was. */
export type Clock = { objective: Objective; due: string; doneAt?: string; state: SlaState }

/** The clocks of an alert; none where nothing limits how long it may wait. */
export function clocksOf({ sla }: Pick<Alert, 'sla'>): Clock[] {
  if (!sla) return []
  const { acknowledge_due, acknowledged_at, acknowledge_state } = sla
  const { resolve_due, resolved_at, resolve_state } = sla
  return [
    ...clock('acknowledge', acknowledge_due, acknowledged_at, acknowledge_state),
    ...clock('resolve', resolve_due, resolved_at, resolve_state),
  ]
}

type Maybe<Value> = Value | null | undefined

function clock(
  objective: Objective,
  due: Maybe<string>,
  doneAt: Maybe<string>,
  state: Maybe<SlaState>,
): Clock[] {
  return due && state ? [{ objective, due, doneAt: doneAt ?? undefined, state }] : []
}

/** The clock that runs for somebody to do something next; the service sorts `due_soonest` by it. */
export function nextClock(alert: Pick<Alert, 'sla' | 'status'>): Clock | undefined {
  if (alert.status === 'resolved') return undefined
  const clocks = clocksOf(alert)
  const acknowledge = clocks.find(({ objective }) => objective === 'acknowledge')
  return alert.status === 'open' && acknowledge
    ? acknowledge
    : clocks.find(({ objective }) => objective === 'resolve')
}

/** A clock that was read a while ago may have run out since. */
export function stateAt({ due, doneAt, state }: Clock, now: number): SlaState {
  return state === 'running' && !doneAt && Date.parse(due) <= now ? 'breached' : state
}

/** `14m 09s` before the deadline, `14m late` after it. */
export function remaining(due: string, now: number): string {
  const left = Date.parse(due) - now
  return left > 0 ? countdown(left) : `${roughly(-left)} late`
}

/** Whether an alert is in such a state, as the service filters by it. */
export function hasState(alert: Pick<Alert, 'sla'>, wanted: SlaState): boolean {
  const states = clocksOf(alert).map(({ state }) => state)
  switch (wanted) {
    case 'breached':
      return states.includes('breached')
    case 'running':
      return states.includes('running') && !states.includes('breached')
    case 'met':
      return states.length > 0 && states.every((state) => state === 'met')
  }
}
