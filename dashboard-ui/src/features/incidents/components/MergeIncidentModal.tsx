import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
import classes from '@/components/Form.module.css'
import { Refusal } from '@/components/Refusal'
import { IncidentPicker } from '@/features/alerts/incidents/IncidentPicker'
import { fieldsOf } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'

import { useMergeIncident } from '../api/mergeIncident'

type MergeIncidentModalProps = {
  incident: Incident
  opened: boolean
  onClose: () => void
  /** With the number of the one that has all of its alerts now. */
  onMerged: (number: number) => void
}

/** Asks which incident takes the alerts of this one over. */
export function MergeIncidentModal({ incident, opened, onClose, onMerged }: MergeIncidentModalProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Merge incident ${String(incident.number)} into another`}
      size="lg"
    >
      <MergeForm
        incident={incident}
        onMerged={(number) => {
          onClose()
          onMerged(number)
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

type MergeFormProps = { incident: Incident; onMerged: (number: number) => void; onCancel: () => void }

function MergeForm({ incident, onMerged, onCancel }: MergeFormProps) {
  const { mutate, isPending, error } = useMergeIncident()
  const [into, setInto] = useState<Incident>()

  const merge = () => {
    if (!into) return
    mutate(
      { incident, into },
      {
        onSuccess: ({ number }) => {
          onMerged(number)
        },
      },
    )
  }

  return (
    <DialogForm
      submit={into ? `Merge into incident ${String(into.number)}` : 'Merge'}
      onSubmit={merge}
      onCancel={onCancel}
      pending={isPending}
      disabled={!into}
    >
      <p className={classes.hint}>
        The other one gets all alerts of this one, which is over then and cannot be reopened.
      </p>
      {error && <Refusal title="Nothing was merged" error={error} fields={['into']} />}
      <IncidentPicker
        value={into}
        onChange={setInto}
        except={incident.number}
        error={fieldsOf(error).into}
      />
    </DialogForm>
  )
}
