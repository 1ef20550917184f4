import { CommentForm } from '@/components/CommentForm'
import { fieldsOf } from '@/lib/api/http'
import type { Alert, AlertStatus } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'

/** What comes next for an alert, and wants no more to be said than why. */
const NEXT: Partial<Record<AlertStatus, { name: string; status: AlertStatus }>> = {
  open: { name: 'Comment and acknowledge', status: 'acknowledged' },
  acknowledged: { name: 'Comment and start work', status: 'in_progress' },
  resolved: { name: 'Comment and reopen', status: 'open' },
}

/** Says something about an alert, alone or as the reason for what is done with it. */
export function CommentBox({ alert }: { alert: Alert }) {
  const { mutate, isPending, error } = useChangeAlert()
  const next = NEXT[alert.status]
  const sayWith = (change: { status?: AlertStatus }) => (comment: string, onSaid: () => void) => {
    mutate({ alert, change: { ...change, comment } }, { onSuccess: onSaid })
  }
  return (
    <CommentForm
      onSay={sayWith({})}
      step={next && { name: next.name, onSay: sayWith({ status: next.status }) }}
      pending={isPending}
      error={fieldsOf(error).comment}
    />
  )
}
