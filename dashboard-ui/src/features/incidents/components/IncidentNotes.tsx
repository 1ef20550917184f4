import { Alert as Warning, Button, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import { FormActions } from '@/components/FormActions'
import { fieldsOf } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'

import { useChangeIncident } from '../api/changeIncident'
import classes from './IncidentNotes.module.css'

type IncidentNotesProps = { incident: Incident; changeable: boolean }

/** What is known about an incident, written by all who work on it. */
export function IncidentNotes({ incident, changeable }: IncidentNotesProps) {
  const [writing, setWriting] = useState(false)
  if (writing) {
    return (
      <NotesForm
        incident={incident}
        onDone={() => {
          setWriting(false)
        }}
      />
    )
  }
  return (
    <>
      <p className={classes.notes} data-none={!incident.notes || undefined}>
        {incident.notes || 'Nothing is written down yet.'}
      </p>
      {changeable && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => {
            setWriting(true)
          }}
        >
          {incident.notes ? 'Change the notes' : 'Write notes'}
        </Button>
      )}
    </>
  )
}

function NotesForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeIncident()
  const now = incident.notes ?? ''
  const [seen, setSeen] = useState(now)
  const [text, setText] = useState(now)

  const save = (submit: FormEvent) => {
    submit.preventDefault()
    mutate({ incident, change: { notes: text.trim() } }, { onSuccess: onDone })
  }

  return (
    <form onSubmit={save}>
      <Stack gap="xs">
        {now !== seen && (
          <Warning color="orange" title="Somebody else changed the notes meanwhile">
            <p className={classes.notes}>{now || 'They removed what was there.'}</p>
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => {
                setSeen(now)
              }}
            >
              Replace them by mine
            </Button>
          </Warning>
        )}
        <Textarea
          aria-label="Notes"
          autosize
          minRows={4}
          maxRows={16}
          maxLength={10_000}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
          }}
          error={fieldsOf(error).notes}
        />
        <FormActions submit="Save the notes" onCancel={onDone} pending={isPending} disabled={now !== seen} />
      </Stack>
    </form>
  )
}
