import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'

import {
  draftOf,
  FLAVOUR_NAMES,
  hasBody,
  hasTitle,
  hasUrl,
  KIND_NAMES,
  requestOf,
  type ChannelDraft,
  type ChannelKind,
} from '../channels'
import { EntryForm } from './EntryForm'
import type { FormProps } from './EntryTab'
import { SecretFields } from './SecretFields'

const FIELDS = [
  'definition.url',
  'definition.flavour',
  'definition.recipients',
  'definition.title_template',
  'definition.body_template',
  'definition.rate_per_minute',
  'secrets.signing_key',
  'secrets.authorization',
  'secrets.routing_key',
  'secrets.url',
]

const URL_HINTS: Partial<Record<ChannelKind, string>> = {
  pagerduty: 'Empty for PagerDuty’s own address.',
  alertmanager: 'Its base, without /api/v2/alerts.',
}

/** A channel, with the fields of its kind. */
export function ChannelForm(props: FormProps<'channels'>) {
  const { entry } = props
  const [draft, setDraft] = useState(() => draftOf(entry))
  const { kind } = draft
  const set = (change: Partial<ChannelDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
  }

  return (
    <EntryForm kind="channels" request={(common) => requestOf(common, draft)} fields={FIELDS} {...props}>
      {(errorAt) => (
        <>
          <Select
            label="Kind"
            required
            allowDeselect={false}
            disabled={entry !== undefined}
            data={Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={(value) => {
              set({ kind: (value ?? kind) as ChannelKind })
            }}
          />
          {kind === 'chat' && (
            <Select
              label="Product"
              required
              allowDeselect={false}
              data={Object.entries(FLAVOUR_NAMES).map(([value, label]) => ({ value, label }))}
              value={draft.flavour}
              onChange={(value) => {
                set({ flavour: (value ?? draft.flavour) as ChannelDraft['flavour'] })
              }}
              error={errorAt('definition.flavour')}
            />
          )}
          {kind === 'email' && (
            <Textarea
              label="Recipients"
              description="One address a line."
              required
              autosize
              minRows={2}
              maxRows={10}
              value={draft.recipients}
              onChange={(event) => {
                set({ recipients: event.currentTarget.value })
              }}
              error={errorAt('definition.recipients')}
            />
          )}
          {hasUrl(kind) && (
            <TextInput
              label="Address"
              description={URL_HINTS[kind]}
              required={kind !== 'pagerduty'}
              placeholder="https://"
              maxLength={2000}
              value={draft.url}
              onChange={(event) => {
                set({ url: event.currentTarget.value })
              }}
              error={errorAt('definition.url')}
            />
          )}
          <SecretFields entry={entry} draft={draft} onChange={set} errorAt={errorAt} />
          {hasTitle(kind) && (
            <TextInput
              label="Title"
              description="A Mustache template; empty for the usual one."
              placeholder="{{severity}}: {{title}}"
              maxLength={1000}
              value={draft.title_template}
              onChange={(event) => {
                set({ title_template: event.currentTarget.value })
              }}
              error={errorAt('definition.title_template')}
            />
          )}
          {hasBody(kind) && (
            <Textarea
              label="Text"
              description="A Mustache template; empty for the usual one."
              autosize
              minRows={2}
              maxRows={12}
              maxLength={10_000}
              value={draft.body_template}
              onChange={(event) => {
                set({ body_template: event.currentTarget.value })
              }}
              error={errorAt('definition.body_template')}
            />
          )}
          <NumberInput
            label="Most notifications a minute"
            description="Of each replica; 60 when empty."
            min={1}
            max={10_000}
            allowDecimal={false}
            value={draft.rate}
            onChange={(rate) => {
              set({ rate })
            }}
            error={errorAt('definition.rate_per_minute')}
          />
        </>
      )}
    </EntryForm>
  )
}
