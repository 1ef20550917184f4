import { Button, Checkbox, PasswordInput } from '@mantine/core'

import classes from '@/components/Form.module.css'
import type { ErrorAt } from '@/lib/api/errorAt'
import type { ChannelEntry } from '@/lib/api/types'
import { full } from '@/lib/time'

import { newSigningKey, SECRETS, type ChannelDraft, type SecretName } from '../channels'

const LABELS: Record<SecretName, string> = {
  signing_key: 'Signing key',
  authorization: 'Authorization header',
  routing_key: 'Routing key',
  url: 'Address of the incoming webhook',
}

type SecretFieldsProps = {
  entry?: ChannelEntry
  draft: ChannelDraft
  onChange: (change: Partial<ChannelDraft>) => void
  errorAt: ErrorAt
}

/** What a channel knows and never tells again: only what is typed anew is sent. */
export function SecretFields({ entry, draft, onChange, errorAt }: SecretFieldsProps) {
  const moved = entry !== undefined && draft.url.trim() !== (entry.definition.url ?? '')
  const set = (name: SecretName, value: string | undefined) => {
    onChange({ secrets: { ...draft.secrets, [name]: value } })
  }
  return SECRETS[draft.kind].map(([name, required]) => (
    <Secret
      key={name}
      name={name}
      required={required}
      since={entry?.definition.secrets?.[name]}
      moved={moved && draft.kind !== 'chat'}
      value={draft.secrets[name]}
      onChange={(value) => {
        set(name, value)
      }}
      error={errorAt(`secrets.${name}`)}
    />
  ))
}

/** Takes a secret away. */
const NONE = ''

type SecretProps = {
  name: SecretName
  required: boolean
  /** Since when the channel has it; undefined when it does not. */
  since?: string
  /** Whether it would go to another address than the one that it was given for. */
  moved: boolean
  value?: string
  onChange: (value: string | undefined) => void
  error?: string
}

function Secret({ name, required, since, moved, value, onChange, error }: SecretProps) {
  return (
    <>
      <PasswordInput
        label={LABELS[name]}
        description={since && (moved ? 'To be given again for another address.' : `Kept since ${full(since)}.`)}
        placeholder={since && !moved ? 'Unchanged' : undefined}
        required={required && (!since || moved)}
        autoComplete="new-password"
        value={value ?? ''}
        onChange={(event) => {
          onChange(event.currentTarget.value || undefined)
        }}
        disabled={value === NONE}
        error={error}
      />
      {name === 'signing_key' && <NewKey value={value} onChange={onChange} />}
      {!required && since && (
        <Checkbox
          size="xs"
          label={`Take the ${LABELS[name].toLowerCase()} away`}
          checked={value === NONE}
          onChange={(event) => {
            onChange(event.currentTarget.checked ? NONE : undefined)
          }}
        />
      )}
    </>
  )
}

/** The receiver needs the same key, and here it is shown for the last time. */
function NewKey({ value, onChange }: Pick<SecretProps, 'value' | 'onChange'>) {
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        className={classes.below}
        onClick={() => {
          onChange(newSigningKey())
        }}
      >
        Make a key
      </Button>
      {value?.startsWith('whsec_') && (
        <output aria-label="Key for the receiver">
          Copy it to the receiver, it is not shown again: <code>{value}</code>
        </output>
      )}
    </>
  )
}
