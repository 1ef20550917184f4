import { useState } from 'react'

import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
import { fieldsOf } from '@/lib/api/http'
import type { AlertDetail } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'
import { ResolutionFields, type Finding } from './ResolutionFields'

type ResolveModalProps = { alert: AlertDetail; opened: boolean; onClose: () => void }

/** Asks what the alert turned out to be, and why; of a resolved one, whether that was right. */
export function ResolveModal({ alert, opened, onClose }: ResolveModalProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Resolve alert ${String(alert.number)}`}>
      <ResolveForm alert={alert} onDone={onClose} />
    </Dialog>
  )
}

function ResolveForm({ alert, onDone }: { alert: AlertDetail; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeAlert()
  const [finding, setFinding] = useState<Finding>({
    resolution: alert.resolution ?? undefined,
    notes: alert.resolution_notes ?? '',
  })

  const resolve = () => {
    const { resolution, notes } = finding
    if (!resolution) return
    mutate(
      { alert, change: { status: 'resolved', resolution, resolution_notes: notes.trim() } },
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
      <ResolutionFields finding={finding} onChange={setFinding} errors={fieldsOf(error)} />
    </DialogForm>
  )
}
