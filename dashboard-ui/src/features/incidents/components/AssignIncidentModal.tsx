import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
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

  const assign = () => {
    mutate({ incident, change: { assigned_to: login.trim() } }, { onSuccess: onDone })
  }

  return (
    <DialogForm submit="Assign" onSubmit={assign} onCancel={onDone} pending={isPending}>
      <AssigneeField
        description="A login. Empty takes the incident from whoever has it; its alerts stay with whoever has them."
        value={login}
        onChange={setLogin}
        error={fieldsOf(error).assigned_to}
      />
    </DialogForm>
  )
}
