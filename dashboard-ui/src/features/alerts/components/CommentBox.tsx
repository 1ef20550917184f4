import { CommentForm } from '@/components/CommentForm'
import { fieldsOf } from '@/lib/api/http'
import type { Alert } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'

/** Says something about an alert. */
export function CommentBox({ alert }: { alert: Alert }) {
  const { mutate, isPending, error } = useChangeAlert()
  return (
    <CommentForm
      onSay={(comment, onSaid) => {
        mutate({ alert, change: { comment } }, { onSuccess: onSaid })
      }}
      pending={isPending}
      error={fieldsOf(error).comment}
    />
  )
}
