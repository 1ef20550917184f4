import { interrupted, postForLines } from '@/lib/api/http'
import type { Alert, AlertEdit, AlertFilter, BulkEdit, BulkResult } from '@/lib/api/types'

/** The alerts that somebody chose one by one, as they saw them; or all that match a filter. */
export type BulkTarget = { alerts: Alert[] } | { filter: AlertFilter; count: number }

export type BulkRequest = { target: BulkTarget; change: Omit<AlertEdit, 'version'> }

/** What has become of many alerts up to now. */
export type BulkTally = {
  /** How many there are; not known before the service has found them. */
  total?: number
  changed: number
  unchanged: number
  refused: BulkResult[]
  finished: boolean
}

export const NOTHING_YET: BulkTally = { changed: 0, unchanged: 0, refused: [], finished: false }

type BulkLine =
  | { kind: 'started'; total: number }
  | ({ kind: 'result' } & BulkResult)
  | { kind: 'finished' }

/**
 * Changes many alerts, and tells how far that is as it goes on. Each alert is changed as asked or
 * refused with a reason. When the connection breaks, the service goes on.
 */
export async function editAlerts(
  { target, change }: BulkRequest,
  onProgress: (tally: BulkTally) => void,
): Promise<BulkTally> {
  let tally = NOTHING_YET
  await postForLines<BulkLine>('/api/v1/alerts/bulk', bodyOf(target, change), (lines) => {
    tally = counted(tally, lines)
    onProgress(tally)
  })
  if (!tally.finished) throw interrupted()
  return tally
}

function bodyOf(target: BulkTarget, change: BulkRequest['change']): BulkEdit {
  if ('filter' in target) return { filter: target.filter, change }
  const named = target.alerts.map(({ number, version }) => [String(number), version] as const)
  return {
    ids: named.map(([name]) => name),
    versions: Object.fromEntries(named),
    change,
  }
}

function counted(tally: BulkTally, lines: BulkLine[]): BulkTally {
  const results = lines.filter((line) => line.kind === 'result')
  const count = (outcome: BulkResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  return {
    total: lines.find((line) => line.kind === 'started')?.total ?? tally.total,
    changed: tally.changed + count('changed'),
    unchanged: tally.unchanged + count('unchanged'),
    refused: tally.refused.concat(results.filter(({ outcome }) => outcome === 'refused')),
    finished: lines.some((line) => line.kind === 'finished'),
  }
}

/** How many alerts have an answer. */
export function doneOf({ changed, unchanged, refused }: BulkTally): number {
  return changed + unchanged + refused.length
}

export function countOf(target: BulkTarget): number {
  return 'filter' in target ? target.count : target.alerts.length
}
