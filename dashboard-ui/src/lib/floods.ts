import type { Alert } from './api/types'

/** The rule of alerts that count the further ones of a source that raises too many. */
const FLOOD = 'flood'

export function isFlood({ rule }: Pick<Alert, 'rule'>): boolean {
  return rule.id === FLOOD
}
