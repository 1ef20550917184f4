import { Checkbox, NumberInput, Select, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import classes from '@/components/Form.module.css'
import { FormActions } from '@/components/FormActions'
import { Refusal } from '@/components/Refusal'
import { SEVERITIES } from '@/components/SeverityBadge'
import { useSession } from '@/features/session/SessionContext'
import { errorsIn } from '@/lib/api/errorAt'
import type { Severity, Silence } from '@/lib/api/types'
import { optionsOf } from '@/lib/words'

import { useSaveSilence } from '../api/saveSilence'
import { canBePreviewed, has, requestOf, toggled, type Likeness, type SilenceDraft } from '../draft'
import { MatcherFields } from './MatcherFields'
import { RecurrenceFields } from './RecurrenceFields'
import { SilencePreview } from './SilencePreview'
import { TimeFields } from './TimeFields'

const FIELDS = [
  'reason',
  'matchers',
  'max_severity',
  'starts_at',
  'ends_at',
  'recurrence',
  'ends_when_unmatched_for',
]

type SilenceFormProps = {
  /** What the fields say at first. */
  draft: SilenceDraft
  /** The silence to change, as it is now; none for a new one. */
  seen?: Silence
  /** What a new one may match by. */
  likenesses?: readonly Likeness[]
  onDone: (saved?: Silence) => void
  /** Forgets what was typed and shows the silence as it is by now. */
  onReload?: () => void
}

/** What to hide, why and for how long, and what that would have hidden lately. */
export function SilenceForm({ draft: first, seen: now, likenesses, onDone, onReload }: SilenceFormProps) {
  const { may } = useSession()
  const [seen] = useState(now)
  const [draft, setDraft] = useState(first)
  const { mutate, isPending, error } = useSaveSilence(seen)
  const errorAt = errorsIn(error)
  const set = (change: Partial<SilenceDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
  }

  const save = (submit: FormEvent) => {
    submit.preventDefault()
    mutate(requestOf(draft, Date.now(), seen), { onSuccess: onDone })
  }

  return (
    <form className={classes.form} onSubmit={save} aria-label="Settings of the silence">
      {error && <Refusal error={error} fields={FIELDS} onReload={onReload} />}
      <Stack gap="sm">
        <Textarea
          label="Reason"
          description="For whoever wonders where the alerts are."
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          error={errorAt('reason')}
          value={draft.reason}
          onChange={(event) => {
            set({ reason: event.currentTarget.value })
          }}
        />
        {likenesses && <Likenesses of={likenesses} draft={draft} onChange={setDraft} />}
        <MatcherFields draft={draft} onChange={set} error={error} />
        <Select
          label="Never above"
          description="Nothing more severe is hidden."
          allowDeselect={false}
          data={optionsOf(SEVERITIES)}
          value={draft.max_severity}
          onChange={(severity) => {
            set({ max_severity: severity as Severity })
          }}
          error={errorAt('max_severity')}
        />
        <SilencePreview draft={draft} />
        <TimeFields draft={draft} onChange={set} errorAt={errorAt} />
        <RecurrenceFields
          draft={draft.recurrence}
          onChange={(recurrence) => {
            set({ recurrence })
          }}
          errorAt={errorAt}
        />
        <NumberInput
          label="Ends by itself when nothing matched for (hours)"
          description="Only at its time when empty."
          min={0}
          max={90 * 24}
          value={draft.patience}
          onChange={(patience) => {
            set({ patience })
          }}
          error={errorAt('ends_when_unmatched_for')}
        />
      </Stack>
      <FormActions
        submit={deedFor(seen, may.approve)}
        onCancel={onDone}
        pending={isPending}
        disabled={draft.reason.trim() === '' || !canBePreviewed(draft)}
      />
    </form>
  )
}

function deedFor(seen: Silence | undefined, approver: boolean): string {
  if (seen) return 'Save'
  return approver ? 'Add' : 'Propose'
}

type LikenessesProps = {
  of: readonly Likeness[]
  draft: SilenceDraft
  onChange: (draft: SilenceDraft) => void
}

/** What the alerts have in common with the one that somebody has had enough of. */
function Likenesses({ of, draft, onChange }: LikenessesProps) {
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>Like the alert in</legend>
      {of.map((likeness) => (
        <Checkbox
          key={`${likeness.field} ${likeness.value}`}
          size="xs"
          label={likeness.label}
          checked={has(draft, likeness)}
          onChange={() => {
            onChange(toggled(draft, likeness))
          }}
        />
      ))}
    </fieldset>
  )
}
