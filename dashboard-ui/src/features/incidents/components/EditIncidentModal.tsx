import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
import { SEVERITIES } from '@/components/SeverityBadge'
import { fieldsOf } from '@/lib/api/http'
import type { Incident, IncidentEdit, Severity } from '@/lib/api/types'
import { optionsOf } from '@/lib/words'

import { useChangeIncident } from '../api/changeIncident'

type EditIncidentModalProps = { incident: Incident; opened: boolean; onClose: () => void }

/** Asks how an incident is to be called, and how severe it is. */
export function EditIncidentModal({ incident, opened, onClose }: EditIncidentModalProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Edit incident ${String(incident.number)}`}>
      <EditForm incident={incident} onDone={onClose} />
    </Dialog>
  )
}

function EditForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeIncident()
  const [title, setTitle] = useState(incident.title)
  const [severity, setSeverity] = useState(incident.severity_set ? incident.severity : null)
  const errors = fieldsOf(error)

  const save = () => {
    mutate(
      { incident, change: { title: title.trim(), ...ratingOf(severity) } },
      { onSuccess: onDone },
    )
  }

  return (
    <DialogForm
      submit="Save"
      onSubmit={save}
      onCancel={onDone}
      pending={isPending}
      disabled={title.trim() === ''}
    >
      <TextInput
        label="Title"
        required
        maxLength={300}
        value={title}
        onChange={(event) => {
          setTitle(event.currentTarget.value)
        }}
        error={errors.title}
      />
      <Select
        label="Severity"
        placeholder="The highest of its alerts"
        clearable
        data={optionsOf(SEVERITIES)}
        value={severity}
        onChange={setSeverity}
        error={errors.severity ?? errors.severity_set}
      />
    </DialogForm>
  )
}

/** None that is set by hand: it follows the alerts. */
function ratingOf(severity: Severity | null): Pick<IncidentEdit, 'severity' | 'severity_set'> {
  return severity ? { severity } : { severity_set: false }
}
