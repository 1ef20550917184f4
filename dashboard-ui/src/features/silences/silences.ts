import type { Silence, SilenceMatchers } from '@/lib/api/types'

export function isOver({ state }: Silence): boolean {
  return state === 'expired' || state === 'ended'
}

/** Analysts work on their own proposals, until one is approved. */
export function mayChange(silence: Silence, login: string, approver: boolean): boolean {
  return !isOver(silence) && (approver || (!silence.approved_by && silence.owner === login))
}

/** `Rule severity · about host:web-01 or host:web-02 · from edge-1`: which alerts a silence is about. */
export function matchersInWords({ rule, entity, technique, source_name, q }: SilenceMatchers): string {
  const parts = [
    oneOf('rule', rule),
    oneOf('about', entity),
    oneOf('technique', technique),
    oneOf('from', source_name),
    q ? `with the words “${q}”` : '',
  ]
  const words = parts.filter((part) => part !== '').join(' · ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function oneOf(what: string, values: string[] | null | undefined): string {
  return values && values.length > 0 ? `${what} ${values.join(' or ')}` : ''
}
