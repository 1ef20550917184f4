import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
import { Refusal } from '@/components/Refusal'
import type { Alert, Incident } from '@/lib/api/types'
import { plural } from '@/lib/words'

import { useAddAlerts } from '../api/addAlerts'
import { AlertPicker } from './AlertPicker'

type AddAlertsModalProps = { incident: Incident; opened: boolean; onClose: () => void }

/** Asks which further alerts are part of an incident. */
export function AddAlertsModal({ incident, opened, onClose }: AddAlertsModalProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Add alerts to incident ${String(incident.number)}`}
      size="lg"
    >
      <AddAlertsForm incident={incident} onDone={onClose} />
    </Dialog>
  )
}

function AddAlertsForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { mutate, isPending, error } = useAddAlerts()
  const [alerts, setAlerts] = useState<Alert[]>([])

  const add = () => {
    mutate(
      { incident, alerts: alerts.map(({ number }) => String(number)) },
      { onSuccess: onDone },
    )
  }

  return (
    <DialogForm
      submit={`Add ${plural(alerts.length, 'alert')}`}
      onSubmit={add}
      onCancel={onDone}
      pending={isPending}
      disabled={alerts.length === 0}
    >
      {error && <Refusal title="Nothing was added" error={error} sentences />}
      <AlertPicker value={alerts} onChange={setAlerts} />
    </DialogForm>
  )
}
