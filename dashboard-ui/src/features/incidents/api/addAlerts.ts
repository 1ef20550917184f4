import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { pathOf } from '@/features/alerts/incidents/keys'
import { create } from '@/lib/api/http'
import type { Incident } from '@/lib/api/types'
import { plural } from '@/lib/words'

import { readAgain } from './changeIncident'

/** Alerts by their numbers, and the incident that they are to become part of. */
export type Addition = { incident: Incident; alerts: string[] }

export function useAddAlerts() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ incident, alerts }: Addition) =>
      create<Incident>(pathOf(incident.number, 'alerts'), { alerts }),
    onSuccess: ({ number, alerts }) => {
      announce(`Incident ${String(number)} has ${plural(alerts, 'alert')}`)
    },
    onSettled: () => readAgain(client),
  })
}
