import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { remove } from '@/lib/api/http'

import { alertKeys } from '../api/keys'
import { incidentKeys, pathOf } from './keys'

/** An alert and the incident that it is to be taken out of, by their numbers. */
export type Detachment = { incident: number; alert: number }

/** Takes an alert out of its incident; it stays as it is otherwise. */
export function useDetachAlert() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ incident, alert }: Detachment) => remove(pathOf(incident, 'alerts', alert)),
    onSuccess: (_, { incident, alert }) => {
      announce(`Alert ${String(alert)} is no part of incident ${String(incident)} any more`)
    },
    onError: (error, { alert }) => {
      notifications.show({
        color: 'red',
        title: `Alert ${String(alert)} was not detached`,
        message: error.message,
      })
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: alertKeys.all }),
        client.invalidateQueries({ queryKey: incidentKeys.all }),
      ]),
  })
}
