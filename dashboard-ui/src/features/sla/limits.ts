import { SEVERITIES } from '@/components/SeverityBadge'
import type { Objectives, Severity } from '@/lib/api/types'
import { durationFrom, durationInWords } from '@/lib/duration'

export const OBJECTIVES = ['acknowledge', 'resolve'] as const
export type Objective = (typeof OBJECTIVES)[number]

/** What is typed for each severity; empty for no limit. */
export type LimitsDraft = Record<Severity, Record<Objective, string>>

export function draftOf(objectives: Objectives): LimitsDraft {
  return forEach((severity, objective) => {
    const limit = objectives[severity][objective]
    return limit ? durationInWords(limit) : ''
  })
}

/** Undefined while something that is typed is no duration. */
export function objectivesOf(draft: LimitsDraft): Objectives | undefined {
  const readable = SEVERITIES.every((severity) =>
    OBJECTIVES.every((objective) => isLimit(draft[severity][objective])),
  )
  return readable
    ? forEach((severity, objective) => durationFrom(draft[severity][objective]) ?? null)
    : undefined
}

/** Whether a text says how long something may take, or nothing. */
export function isLimit(text: string): boolean {
  return text.trim() === '' || durationFrom(text) !== undefined
}

function forEach<Value>(limit: (severity: Severity, objective: Objective) => Value) {
  const both = (severity: Severity) => ({
    acknowledge: limit(severity, 'acknowledge'),
    resolve: limit(severity, 'resolve'),
  })
  return { critical: both('critical'), high: both('high'), medium: both('medium'), low: both('low') }
}
