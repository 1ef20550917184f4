import { Stack, Switch, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'

import classes from '@/components/Form.module.css'
import { FormActions } from '@/components/FormActions'
import { Refusal } from '@/components/Refusal'
import { useSession } from '@/features/session/SessionContext'
import { errorsIn, type ErrorAt } from '@/lib/api/errorAt'

import { useSaveEntry } from '../api/saveEntry'
import { mayChange, ONE, type EntryKind, type EntryOf, type RequestOf } from '../entries'
import type { FormProps } from './EntryTab'

type EntryFormProps<Kind extends EntryKind> = FormProps<Kind> & {
  kind: Kind
  /** What the fields say. */
  request: (common: { name: string; enabled: boolean }) => RequestOf[Kind]
  /** The fields that show what the service did not accept in them. */
  fields: readonly string[]
  children: (errorAt: ErrorAt) => ReactNode
}

/** What all entries have in common, around the fields of one kind. */
export function EntryForm<Kind extends EntryKind>(props: EntryFormProps<Kind>) {
  const { kind, entry, request, fields, children, onDone, onReload } = props
  const { session, may } = useSession()
  const [seen] = useState(entry)
  const [name, setName] = useState(seen?.name ?? '')
  const [enabled, setEnabled] = useState(seen?.enabled ?? true)
  const { mutate, isPending, error } = useSaveEntry(kind, seen)
  const locked = seen !== undefined && !mayChange(seen, session.username, may)
  const errorAt = errorsIn(error)

  const save = (submit: FormEvent) => {
    submit.preventDefault()
    mutate(request({ name: name.trim(), enabled }), { onSuccess: onDone })
  }

  return (
    <form className={classes.form} onSubmit={save} aria-label={`Settings of the ${ONE[kind]}`}>
      {locked && (
        <p className={classes.hint}>
          {may.notify
            ? 'Administrators change what is in force, and what others proposed.'
            : 'Analysts and administrators change it.'}
        </p>
      )}
      {error && <Refusal error={error} fields={['name', ...fields]} onReload={onReload} />}
      <fieldset className={classes.fields} disabled={locked}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            required
            maxLength={100}
            error={errorAt('name')}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value)
            }}
          />
          {children(errorAt)}
          <Switch
            label="Enabled"
            checked={enabled}
            onChange={(event) => {
              setEnabled(event.currentTarget.checked)
            }}
          />
        </Stack>
      </fieldset>
      {!locked && (
        <FormActions
          submit={deedFor(seen, may.approve)}
          onCancel={onDone}
          pending={isPending}
          disabled={name.trim() === ''}
        />
      )}
    </form>
  )
}

function deedFor(seen: EntryOf[EntryKind] | undefined, approver: boolean): string {
  if (seen) return 'Save'
  return approver ? 'Add' : 'Propose'
}
