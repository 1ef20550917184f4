import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
import classes from '@/components/Form.module.css'
import { ResolutionFields, type Finding } from '@/features/alerts/components/ResolutionFields'
import { fieldsOf } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'

import { useChangeIncident } from '../api/changeIncident'

type ResolveIncidentModalProps = { incident: Incident; opened: boolean; onClose: () => void }

/** Asks what the alerts of an incident turned out to be, and why. */
export function ResolveIncidentModal({ incident, opened, onClose }: ResolveIncidentModalProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Resolve incident ${String(incident.number)}`}>
      <ResolveForm incident={incident} onDone={onClose} />
    </Dialog>
  )
}

function ResolveForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeIncident()
  const [finding, setFinding] = useState<Finding>({ notes: '' })

  const resolve = () => {
    const { resolution, notes } = finding
    if (!resolution) return
    // Without notes each alert keeps its own: nobody meant to remove them.
    const written = notes.trim() === '' ? {} : { resolution_notes: notes.trim() }
    mutate(
      { incident, change: { status: 'resolved', resolution, ...written } },
      { onSuccess: onDone },
    )
  }

  return (
    <DialogForm
      submit="Resolve"
      onSubmit={resolve}
      onCancel={onDone}
      pending={isPending}
      disabled={!finding.resolution}
    >
      <p className={classes.hint}>Its alerts that are not resolved yet are resolved with it.</p>
      <ResolutionFields finding={finding} onChange={setFinding} errors={fieldsOf(error)} />
    </DialogForm>
  )
}
