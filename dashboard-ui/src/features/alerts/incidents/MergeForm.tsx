import { Checkbox, Group, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'

import { DialogForm } from '@/components/DialogForm'
import { Refusal } from '@/components/Refusal'
import { SEVERITIES } from '@/components/SeverityBadge'
import { fieldsOf } from '@/lib/api/http'
import type { Incident, Severity } from '@/lib/api/types'
import { optionsOf, plural } from '@/lib/words'

import { ME } from '../filters'
import { IncidentPicker } from './IncidentPicker'
import type { MergeInto } from './mergeAlerts'

type MergeFormProps = {
  count: number
  pending: boolean
  error: Error | null
  onSubmit: (into: MergeInto) => void
  onCancel: () => void
}

type Draft = {
  kind: 'new' | 'existing'
  title: string
  severity: Severity | null
  mine: boolean
  notes: string
  incident?: Incident
}

const EMPTY: Draft = { kind: 'new', title: '', severity: null, mine: false, notes: '' }

const FIELDS = ['title', 'severity', 'assigned_to', 'notes']

/** A new incident, or one that somebody works on already. */
export function MergeForm({ count, pending, error, onSubmit, onCancel }: MergeFormProps) {
  const [draft, setDraft] = useState(EMPTY)
  const set = (change: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...change }))
  }
  const into = intoOf(draft)
  const submit = () => {
    if (into) onSubmit(into)
  }

  return (
    <DialogForm
      submit={`Merge ${plural(count, 'alert')}`}
      onSubmit={submit}
      onCancel={onCancel}
      pending={pending}
      disabled={!into}
    >
      {error && <Refusal title="Nothing was merged" error={error} fields={FIELDS} sentences />}
      <Radio.Group
        label="Into which incident?"
        value={draft.kind}
        onChange={(kind) => {
          set({ kind: kind as Draft['kind'] })
        }}
      >
        <Group pt="xs">
          <Radio value="new" label="A new one" size="sm" />
          <Radio value="existing" label="One that is there already" size="sm" />
        </Group>
      </Radio.Group>
      {draft.kind === 'new' ? (
        <NewFields draft={draft} errors={fieldsOf(error)} onChange={set} />
      ) : (
        <IncidentPicker
          value={draft.incident}
          onChange={(incident) => {
            set({ incident })
          }}
        />
      )}
    </DialogForm>
  )
}

type NewFieldsProps = {
  draft: Draft
  errors: Readonly<Record<string, string>>
  onChange: (change: Partial<Draft>) => void
}

function NewFields({ draft, errors, onChange }: NewFieldsProps) {
  return (
    <>
      <TextInput
        label="Title"
        description="That of the most severe alert when empty."
        maxLength={300}
        value={draft.title}
        onChange={(event) => {
          onChange({ title: event.currentTarget.value })
        }}
        error={errors.title}
      />
      <Select
        label="Severity"
        placeholder="The highest of its alerts"
        clearable
        data={optionsOf(SEVERITIES)}
        value={draft.severity}
        onChange={(severity) => {
          onChange({ severity })
        }}
        error={errors.severity}
      />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={draft.notes}
        onChange={(event) => {
          onChange({ notes: event.currentTarget.value })
        }}
        error={errors.notes}
      />
      <Checkbox
        label="Assign to me"
        checked={draft.mine}
        onChange={(event) => {
          onChange({ mine: event.currentTarget.checked })
        }}
        error={errors.assigned_to}
      />
    </>
  )
}

/** Undefined while something is missing; what is empty is left to the service. */
function intoOf({ kind, title, severity, mine, notes, incident }: Draft): MergeInto | undefined {
  if (kind === 'existing') return incident && { number: incident.number }
  return {
    title: title.trim() || undefined,
    severity: severity ?? undefined,
    assigned_to: mine ? ME : undefined,
    notes: notes.trim() || undefined,
  }
}
