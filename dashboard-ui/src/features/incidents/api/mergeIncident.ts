import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { pathOf } from '@/features/alerts/incidents/keys'
import { create } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'

import { readAgain } from './changeIncident'

/** An incident in the version that was seen, and the one that takes its alerts over. */
export type IncidentMerge = { incident: Incident; into: Incident }

/** Merges an incident into another, which is the answer. */
export function useMergeIncident() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ incident, into }: IncidentMerge) =>
      create<Incident>(pathOf(incident.number, 'merge'), { into: into.id }, incident.version),
    onSuccess: (into, { incident }) => {
      announce(`Incident ${String(incident.number)} is part of incident ${String(into.number)}`)
    },
    onSettled: () => readAgain(client),
  })
}
