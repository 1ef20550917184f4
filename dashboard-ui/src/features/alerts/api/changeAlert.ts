import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { ApiError, patch } from '@/lib/api/http'
import type { Alert, AlertEdit } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { personOf, stepInWords } from '../words'
import { alertQuery } from './getAlert'
import { alertKeys } from './keys'
import { upsertAlert } from './upsertAlert'

/** What someone wants changed about the alert that they see. */
export type Change = { alert: Alert; change: Omit<AlertEdit, 'version'> }

function changeAlert({ alert, change }: Change) {
  return patch<Alert>(`/api/v1/alerts/${String(alert.number)}`, {
    ...change,
    version: versionFor(change, alert),
  })
}

/** What somebody says is no less true for what somebody else has done meanwhile. */
function versionFor(change: Change['change'], alert: Alert): number | undefined {
  return isComment(change) ? undefined : alert.version
}

function isComment(change: Change['change']): boolean {
  return Object.keys(change).every((field) => field === 'comment')
}

/**
 * Changes an alert and shows it at once, as if the service had agreed. When it has not, because
 * someone else was first, the page goes back to what is true and says what they did.
 */
export function useChangeAlert() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: changeAlert,
    onMutate: ({ alert, change: { comment: _, ...change } }) => {
      upsertAlert(client, { ...alert, ...change } as Alert)
    },
    onSuccess: (alert, { change }) => {
      upsertAlert(client, alert)
      announce(
        isComment(change)
          ? `Commented on alert ${String(alert.number)}`
          : `Alert ${String(alert.number)} is ${humanise(alert.status).toLowerCase()}`,
      )
    },
    onError: async (error, { alert }) => {
      upsertAlert(client, alert)
      notifications.show(isConflict(error) ? await conflict(client, alert) : refusal(error, alert))
    },
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  })
}

const CONFLICTS = ['version_conflict', 'illegal_transition']

function isConflict(error: Error): boolean {
  return error instanceof ApiError && CONFLICTS.includes(error.code)
}

/** Reads the alert again, and says what happened to it since the version that was seen. */
async function conflict(client: QueryClient, seen: Alert) {
  const now = await client
    .fetchQuery({ ...alertQuery(seen.number), staleTime: 0 })
    .catch(() => undefined)
  const missed = now?.timeline.filter(({ version }) => version > seen.version) ?? []
  const happened = missed.map((step) => `${stepInWords(step)} by ${personOf(step)}.`).join(' ')
  return {
    color: 'orange',
    title: `Alert ${String(seen.number)} was changed by someone else`,
    message: `${happened} Your change was not made. You now see the alert as it is.`.trim(),
  }
}

function refusal(error: Error, alert: Alert) {
  return {
    color: 'red',
    title: `Alert ${String(alert.number)} was not changed`,
    message: error.message,
  }
}
