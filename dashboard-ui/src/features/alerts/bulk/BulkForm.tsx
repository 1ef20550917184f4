import { Checkbox, Radio, Stack } from '@mantine/core'
import { useState } from 'react'

import { CommentField } from '@/components/CommentField'
import { DialogForm } from '@/components/DialogForm'
import type { AlertEdit } from '@/lib/api/types'
import { plural } from '@/lib/words'

import { AssigneeField } from '../components/AssigneeField'
import { ResolutionFields, type Finding } from '../components/ResolutionFields'
import { ME } from '../filters'
import { WORDS, type BulkStep } from './steps'

/** The service's word for taking an alert from whoever has it. */
const FROM_WHOEVER_HAS_IT = ''

type Assignee = { who: 'me' | 'other' | 'nobody'; login: string }

type BulkFormProps = {
  step: BulkStep
  count: number
  /** What the service did not accept, by field. */
  errors: Readonly<Record<string, string>>
  onSubmit: (change: Omit<AlertEdit, 'version'>) => void
  onCancel: () => void
}

/** Asks what a step over many alerts needs to know. Whatever it is, something can be said with it. */
export function BulkForm({ step, count, errors, onSubmit, onCancel }: BulkFormProps) {
  const [finding, setFinding] = useState<Finding>({ notes: '' })
  const [assignee, setAssignee] = useState<Assignee>({ who: 'me', login: '' })
  const [mine, setMine] = useState(false)
  const [comment, setComment] = useState('')

  const change = changeFor(step, { finding, assignee, mine, comment: comment.trim() })
  const submit = () => {
    if (change) onSubmit(change)
  }

  return (
    <DialogForm
      submit={`${WORDS[step].doing} ${plural(count, 'alert')}`}
      onSubmit={submit}
      onCancel={onCancel}
      disabled={!change}
    >
      {step === 'resolve' && (
        <ResolutionFields finding={finding} onChange={setFinding} errors={errors} />
      )}
      {step === 'assign' && (
        <AssigneeFields assignee={assignee} onChange={setAssignee} error={errors.assigned_to} />
      )}
      {(step === 'acknowledge' || step === 'start') && (
        <Checkbox
          label="Assign to me as well"
          checked={mine}
          onChange={(event) => {
            setMine(event.currentTarget.checked)
          }}
        />
      )}
      {step !== 'resolve' && (
        <CommentField
          label={step === 'comment' ? 'Comment' : undefined}
          description="In the timeline of each."
          error={errors.comment}
          value={comment}
          onChange={setComment}
        />
      )}
    </DialogForm>
  )
}

type AssigneeFieldsProps = { assignee: Assignee; onChange: (assignee: Assignee) => void; error?: string }

function AssigneeFields({ assignee, onChange, error }: AssigneeFieldsProps) {
  return (
    <>
      <Radio.Group
        label="To whom?"
        value={assignee.who}
        onChange={(who) => {
          onChange({ ...assignee, who: who as Assignee['who'] })
        }}
      >
        <Stack gap="xs" pt="xs">
          <Radio value="me" label="To me" size="sm" />
          <Radio value="other" label="To somebody else" size="sm" />
          <Radio value="nobody" label="To nobody" size="sm" />
        </Stack>
      </Radio.Group>
      {assignee.who === 'other' && (
        <AssigneeField
          value={assignee.login}
          onChange={(login) => {
            onChange({ ...assignee, login })
          }}
          error={error}
        />
      )}
    </>
  )
}

type Typed = { finding: Finding; assignee: Assignee; mine: boolean; comment: string }

/** The change that was asked for; undefined while something is missing. */
function changeFor(step: BulkStep, typed: Typed): Omit<AlertEdit, 'version'> | undefined {
  const { finding, assignee, mine, comment } = typed
  const said = comment === '' ? {} : { comment }
  const taken = mine ? { assigned_to: ME } : {}
  switch (step) {
    case 'acknowledge':
      return { status: 'acknowledged', ...taken, ...said }
    case 'start':
      return { status: 'in_progress', ...taken, ...said }
    case 'reopen':
      return { status: 'open', ...said }
    case 'resolve':
      return finding.resolution && resolved(finding)
    case 'assign': {
      const to = { me: ME, other: assignee.login.trim(), nobody: FROM_WHOEVER_HAS_IT }[assignee.who]
      return assignee.who === 'other' && to === '' ? undefined : { assigned_to: to, ...said }
    }
    case 'comment':
      return comment === '' ? undefined : said
  }
}

/** Without notes each alert keeps its own: nobody meant to remove them. */
function resolved({ resolution, notes }: Finding): Omit<AlertEdit, 'version'> {
  const written = notes.trim()
  return { status: 'resolved', resolution, ...(written && { resolution_notes: written }) }
}
