import type { IconName } from '@/components/Icon'
import type { AlertStatus } from '@/lib/api/types'

import type { BulkTarget } from './editAlerts'

/** What can be done to many alerts at once. */
export const BULK_STEPS = ['acknowledge', 'start', 'resolve', 'reopen', 'assign', 'comment'] as const

export type BulkStep = (typeof BULK_STEPS)[number]

/** What somebody is about to do, and to which alerts. */
export type Asked = { step: BulkStep; target: BulkTarget }

type Words = {
  /** On the button that asks what exactly. */
  name: string
  icon: IconName
  /** With a number of alerts behind it: on the button that does it, and as a title. */
  doing: string
  /** With a number of alerts before it. */
  done: string
  /** The statuses that it makes sense for. */
  from?: AlertStatus[]
}

export const WORDS: Record<BulkStep, Words> = {
  acknowledge: {
    name: 'Acknowledge',
    icon: 'check',
    doing: 'Acknowledge',
    done: 'acknowledged',
    from: ['open'],
  },
  start: {
    name: 'Start work',
    icon: 'play',
    doing: 'Start work on',
    done: 'started',
    from: ['open', 'acknowledged'],
  },
  resolve: {
    name: 'Resolve',
    icon: 'resolve',
    doing: 'Resolve',
    done: 'resolved',
    from: ['open', 'acknowledged', 'in_progress'],
  },
  reopen: { name: 'Reopen', icon: 'reopen', doing: 'Reopen', done: 'reopened', from: ['resolved'] },
  assign: { name: 'Assign', icon: 'user', doing: 'Assign', done: 'assigned' },
  comment: { name: 'Comment', icon: 'comment', doing: 'Comment on', done: 'commented on' },
}

/** The steps that at least one alert in one of these statuses can take; any status when undefined. */
export function stepsFrom(statuses: readonly AlertStatus[] | undefined): BulkStep[] {
  return BULK_STEPS.filter((step) => {
    const { from } = WORDS[step]
    return !from || !statuses || from.some((status) => statuses.includes(status))
  })
}
