import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { ApiError, patch } from '@/lib/api/http'
import type { Alert, AlertEdit } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { alertKeys } from './keys'
import { upsertAlert } from './upsertAlert'

/** What someone wants changed about the alert that they see. */
export type Change = { alert: Alert; change: Omit<AlertEdit, 'version'> }

function changeAlert({ alert, change }: Change) {
  return patch<Alert>(`/api/v1/alerts/${String(alert.number)}`, {
    ...change,
    version: alert.version,
  })
}

/**
 * Changes an alert and shows it at once, as if the service had agreed. When it has not, because
 * someone else was first, the page goes back to what is true and says so.
 */
export function useChangeAlert() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: changeAlert,
    onMutate: ({ alert, change }) => {
      upsertAlert(client, { ...alert, ...change } as Alert)
    },
    onSuccess: (alert) => {
      upsertAlert(client, alert)
      announce(`Alert ${String(alert.number)} is ${humanise(alert.status).toLowerCase()}`)
    },
    onError: (error, { alert }) => {
      upsertAlert(client, alert)
      notifications.show(refusal(error, alert))
    },
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  })
}

const CONFLICTS = ['version_conflict', 'illegal_transition']

function refusal(error: Error, alert: Alert) {
  const conflict = error instanceof ApiError && CONFLICTS.includes(error.code)
  return conflict
    ? {
        color: 'orange',
        title: `Alert ${String(alert.number)} was changed by someone else`,
        message: 'Your change was not made. You now see the alert as it is.',
      }
    : {
        color: 'red',
        title: `Alert ${String(alert.number)} was not changed`,
        message: error.message,
      }
}
