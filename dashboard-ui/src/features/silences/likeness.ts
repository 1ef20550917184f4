import type { Alert } from '@/lib/api/types'
import { isFlood } from '@/lib/floods'
import { humanise } from '@/lib/words'

import type { Likeness } from './draft'

/**
 * What an alert has by which others could be like it: its rule, whom and what it is about, its
 * source. What a flood counts was found by other rules than the flood's.
 */
export function likenessesOf(alert: Alert): Likeness[] {
  const { rule, entities, event } = alert
  const about = entities
    .filter(({ kind }) => kind !== 'source')
    .map(({ kind, value }) => ({
      field: 'entity' as const,
      value: `${kind}:${value}`,
      label: `${humanise(kind)}: ${value}`,
    }))
  const source = {
    field: 'source_name' as const,
    value: event.source_name,
    label: `Source: ${event.source_name}`,
  }
  if (isFlood(alert)) return [...about, source]
  return [{ field: 'rule', value: rule.id, label: `Rule: ${rule.title}` }, ...about, source]
}
