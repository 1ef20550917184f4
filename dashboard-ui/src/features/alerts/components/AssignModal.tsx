import { useState } from 'react'

import { CommentField } from '@/components/CommentField'
import { Dialog } from '@/components/Dialog'
import { DialogForm } from '@/components/DialogForm'
import { fieldsOf } from '@/lib/api/http'
import type { AlertDetail } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'
import { AssigneeField } from './AssigneeField'

type AssignModalProps = { alert: AlertDetail; opened: boolean; onClose: () => void }

/** Gives an alert to somebody, who is told. */
export function AssignModal({ alert, opened, onClose }: AssignModalProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Assign alert ${String(alert.number)}`}>
      <AssignForm alert={alert} onDone={onClose} />
    </Dialog>
  )
}

function AssignForm({ alert, onDone }: { alert: AlertDetail; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeAlert()
  const [login, setLogin] = useState(alert.assigned_to ?? '')
  const [comment, setComment] = useState('')
  const errors = fieldsOf(error)

  const assign = () => {
    const said = comment.trim() === '' ? {} : { comment: comment.trim() }
    mutate({ alert, change: { assigned_to: login.trim(), ...said } }, { onSuccess: onDone })
  }

  return (
    <DialogForm submit="Assign" onSubmit={assign} onCancel={onDone} pending={isPending}>
      <AssigneeField value={login} onChange={setLogin} error={errors.assigned_to} />
      <CommentField
        description="Why, for the timeline."
        error={errors.comment}
        value={comment}
        onChange={setComment}
      />
    </DialogForm>
  )
}
