import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { create } from '@/lib/api/http'
import type { Delivery } from '@/lib/api/types'

import { notificationKeys } from './keys'

/** Has a failed delivery tried again. */
export function useRetryDelivery() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Delivery) =>
      create<Delivery>(`/api/v1/notifications/deliveries/${id}/retry`),
    onSuccess: ({ channel_name }) => {
      announce(`Trying ${channel_name} again`)
    },
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not tried again', message: error.message })
    },
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.deliveries }),
  })
}
