import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { alertKeys } from '@/features/alerts/api/keys'
import { incidentKeys, pathOf } from '@/features/alerts/incidents/keys'
import { ApiError, get, patch } from '@/lib/api/http'
import type { Incident, IncidentDetail, IncidentEdit } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { stepInWords } from '../words'

/** What someone wants changed about the incident that they see. */
export type IncidentChange = { incident: Incident; change: Omit<IncidentEdit, 'version'> }

function changeIncident({ incident, change }: IncidentChange) {
  return patch<Incident>(pathOf(incident.number), { ...change, version: versionFor(change, incident) })
}

/** What somebody says is no less true for what somebody else has done meanwhile. */
function versionFor(change: IncidentChange['change'], { version }: Incident): number | undefined {
  return Object.keys(change).every((field) => field === 'comment') ? undefined : version
}

/**
 * Changes an incident. When the service has not agreed, because someone else was first, the page shows
 * what is true and says what they did.
 */
export function useChangeIncident() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: changeIncident,
    onSuccess: ({ number, status }, { change }) => {
      announce(
        change.comment
          ? `Commented on incident ${String(number)}`
          : `Incident ${String(number)} is ${humanise(status).toLowerCase()}`,
      )
    },
    onError: async (error, { incident }) => {
      notifications.show(isConflict(error) ? await conflict(incident, error) : refusal(error, incident))
    },
    onSettled: () => readAgain(client),
  })
}

/** Incidents, and the alerts that are resolved, gained or lost with them. */
export async function readAgain(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: incidentKeys.all }),
    client.invalidateQueries({ queryKey: alertKeys.all }),
  ])
}

const CONFLICTS = ['version_conflict', 'illegal_transition']

function isConflict(error: Error): boolean {
  return error instanceof ApiError && CONFLICTS.includes(error.code)
}

/** Reads the incident again, and says what happened to it since the version that was seen. */
async function conflict({ number, version }: Incident, error: Error) {
  const now = await get<IncidentDetail>(pathOf(number), { limit: 1 }).catch(() => undefined)
  const missed = now?.timeline.filter((step) => step.version > version) ?? []
  const happened = missed.map((step) => `${stepInWords(step)} by ${step.actor.username ?? step.actor.id}.`)
  if (happened.length === 0) happened.push(`${error.message}.`)
  return {
    color: 'orange',
    title: `Incident ${String(number)} was changed by someone else`,
    message: `${happened.join(' ')} Your change was not made. You now see the incident as it is.`,
  }
}

function refusal(error: Error, { number }: Incident) {
  return {
    color: 'red',
    title: `Incident ${String(number)} was not changed`,
    message: error.message,
  }
}
