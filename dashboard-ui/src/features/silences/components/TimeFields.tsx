import { Group, Radio, TextInput } from '@mantine/core'

import type { ErrorAt } from '@/lib/api/errorAt'

import { LENGTHS, type Length, type SilenceDraft } from '../draft'

const CHOICES = Object.keys(LENGTHS) as Length[]

type TimeFieldsProps = {
  draft: SilenceDraft
  onChange: (change: Partial<SilenceDraft>) => void
  errorAt: ErrorAt
}

/** From when on, and for how long: every silence ends. */
export function TimeFields({ draft, onChange, errorAt }: TimeFieldsProps) {
  const exact = draft.lasts === 'until'
  return (
    <>
      <TextInput
        type="datetime-local"
        label="Starts"
        description="At once when empty."
        value={draft.starts_at}
        onChange={(event) => {
          onChange({ starts_at: event.currentTarget.value })
        }}
        error={errorAt('starts_at')}
      />
      <Radio.Group
        label="Lasts"
        required
        value={draft.lasts}
        onChange={(lasts) => {
          onChange({ lasts: lasts as SilenceDraft['lasts'] })
        }}
        error={!exact && errorAt('ends_at')}
      >
        <Group gap="md" pt={6}>
          {CHOICES.map((value) => (
            <Radio key={value} size="xs" value={value} label={LENGTHS[value].label} />
          ))}
          <Radio size="xs" value="until" label="Until…" />
        </Group>
      </Radio.Group>
      {exact && (
        <TextInput
          type="datetime-local"
          label="Until"
          required
          value={draft.ends_at}
          onChange={(event) => {
            onChange({ ends_at: event.currentTarget.value })
          }}
          error={errorAt('ends_at')}
        />
      )}
    </>
  )
}
