import type { ChannelDefinition, ChannelEntry, ChannelRequest, ChannelSecrets } from '@/lib/api/types'
import { linesOf } from '@/lib/lines'

export type ChannelKind = ChannelDefinition['kind']
export type SecretName = keyof ChannelSecrets

export const KIND_NAMES: Record<ChannelKind, string> = {
  webhook: 'Webhook',
  email: 'E-mail',
  chat: 'Chat',
  pagerduty: 'PagerDuty',
  alertmanager: 'Alertmanager',
}

export const FLAVOUR_NAMES = { slack: 'Slack', mattermost: 'Mattermost', teams: 'Microsoft Teams' }

type Flavour = keyof typeof FLAVOUR_NAMES

/** What is typed about a channel. */
export type ChannelDraft = {
  kind: ChannelKind
  url: string
  flavour: Flavour
  /** One a line. */
  recipients: string
  title_template: string
  body_template: string
  rate: number | string
  /** What is typed anew; a secret that is not keeps what it was. */
  secrets: Partial<Record<SecretName, string>>
}

/** The secrets of a kind, and whether it can do without. */
export const SECRETS: Record<ChannelKind, [name: SecretName, required: boolean][]> = {
  webhook: [
    ['signing_key', true],
    ['authorization', false],
  ],
  email: [],
  chat: [['url', true]],
  pagerduty: [['routing_key', true]],
  alertmanager: [['authorization', false]],
}

export function hasUrl(kind: ChannelKind): boolean {
  return kind === 'webhook' || kind === 'pagerduty' || kind === 'alertmanager'
}

/** A webhook and an Alertmanager get data, and put them into words themselves. */
export function hasTitle(kind: ChannelKind): boolean {
  return kind !== 'webhook' && kind !== 'alertmanager'
}

export function hasBody(kind: ChannelKind): boolean {
  return kind === 'email' || kind === 'chat'
}

export function draftOf(entry?: ChannelEntry): ChannelDraft {
  const { kind = 'webhook', ...definition }: Partial<ChannelDefinition> = entry?.definition ?? {}
  return {
    kind,
    url: hasUrl(kind) ? (definition.url ?? '') : '',
    flavour: definition.flavour ?? 'slack',
    recipients: (definition.recipients ?? []).join('\n'),
    title_template: definition.title_template ?? '',
    body_template: definition.body_template ?? '',
    rate: definition.rate_per_minute ?? '',
    secrets: {},
  }
}

/** What a kind does not have is left out, whatever was typed before another kind was chosen. */
export function requestOf(
  common: { name: string; enabled: boolean },
  draft: ChannelDraft,
): ChannelRequest {
  const { kind } = draft
  const given = SECRETS[kind].flatMap(([name]) => {
    const typed = draft.secrets[name]
    return typed === undefined ? [] : [[name, typed] as const]
  })
  return {
    ...common,
    definition: {
      kind,
      url: hasUrl(kind) ? orNone(draft.url) : undefined,
      flavour: kind === 'chat' ? draft.flavour : undefined,
      recipients: kind === 'email' ? linesOf(draft.recipients) : undefined,
      title_template: hasTitle(kind) ? orNone(draft.title_template) : undefined,
      body_template: hasBody(kind) ? orNone(draft.body_template) : undefined,
      rate_per_minute: typeof draft.rate === 'number' ? draft.rate : undefined,
    },
    secrets: given.length > 0 ? Object.fromEntries(given) : undefined,
  }
}

function orNone(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

/** Where a channel leads, as far as it may be known. */
export function placeOf({ kind, url, recipients, flavour }: ChannelDefinition): string {
  if (kind === 'email') return recipients?.join(', ') ?? '–'
  const where = url ?? '–'
  return kind === 'chat' && flavour ? `${FLAVOUR_NAMES[flavour]}, ${where}` : where
}

/** A signing key as Standard Webhooks writes it: a prefix and random bytes in Base64. */
export function newSigningKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}
