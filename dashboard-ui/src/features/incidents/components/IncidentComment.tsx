import { CommentForm } from '@/components/CommentForm'
import { fieldsOf } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'

import { useChangeIncident } from '../api/changeIncident'

/** Says something about an incident. */
export function IncidentComment({ incident }: { incident: Incident }) {
  const { mutate, isPending, error } = useChangeIncident()
  return (
    <CommentForm
      onSay={(comment, onSaid) => {
        mutate({ incident, change: { comment } }, { onSuccess: onSaid })
      }}
      pending={isPending}
      error={fieldsOf(error).comment}
    />
  )
}
