import { Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import { Dialog } from '@/components/Dialog'
import { FormActions } from '@/components/FormActions'
import { AssigneeField } from '@/features/alerts/components/AssigneeField'
import { fieldsOf } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'

import { useChangeIncident } from '../api/changeIncident'

type AssignIncidentModalProps = { incident: Incident; opened: boolean; onClose: () => void }

/** Gives an incident to somebody. */
export function AssignIncidentModal({ incident, opened, onClose }: AssignIncidentModalProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Assign incident ${String(incident.number)}`}>
      <AssignForm incident={incident} onDone={onClose} />
    </Dialog>
  )
}

function AssignForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeIncident()
  const [login, setLogin] = useState(incident.assigned_to ?? '')

  const assign = (submit: FormEvent) => {
    submit.preventDefault()
    mutate({ incident, change: { assigned_to: login.trim() } }, { onSuccess: onDone })
  }

  return (
    <form onSubmit={assign}>
      <Stack>
        <AssigneeField
          description="A login. Empty takes the incident from whoever has it; its alerts stay with whoever has them."
          value={login}
          onChange={setLogin}
          error={fieldsOf(error).assigned_to}
        />
        <FormActions submit="Assign" onCancel={onDone} pending={isPending} />
      </Stack>
    </form>
  )
}
