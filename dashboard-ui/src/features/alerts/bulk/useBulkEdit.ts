import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { announce } from '@/components/Announcer'
import { plural } from '@/lib/words'

import { alertKeys } from '../api/keys'
import { editAlerts, NOTHING_YET, type BulkRequest, type BulkTally } from './editAlerts'
import { WORDS, type BulkStep } from './steps'

type Run = BulkRequest & { step: BulkStep }

/**
 * One change of many alerts at a time, with how far it is. Whoever looks away hears of its end.
 *
 * @param watched whether its progress is on the page
 * @param onDone is told what came of it, unless the connection broke
 */
export function useBulkEdit(watched: boolean, onDone: (tally: BulkTally) => void) {
  const client = useQueryClient()
  const [tally, setTally] = useState(NOTHING_YET)
  const mutation = useMutation({
    mutationFn: (run: Run) => editAlerts(run, setTally),
    onMutate: () => {
      setTally(NOTHING_YET)
    },
    onSuccess: (result, { step }) => {
      onDone(result)
      announce(inWords(result, step))
      if (!watched) notifications.show({ title: WORDS[step].name, message: inWords(result, step) })
    },
    onError: (error, { step }) => {
      if (!watched) notifications.show({ color: 'red', title: WORDS[step].name, message: error.message })
    },
    onSettled: () => {
      // Not awaited: it is done, whenever the lists will have been read again.
      void client.invalidateQueries({ queryKey: alertKeys.all })
    },
  })
  return { ...mutation, tally }
}

/** `3 alerts resolved, 1 was so already, 2 refused`. */
export function inWords({ changed, unchanged, refused }: BulkTally, step: BulkStep): string {
  const parts = [`${plural(changed, 'alert')} ${WORDS[step].done}`]
  if (unchanged > 0) parts.push(`${plural(unchanged, 'was', 'were')} so already`)
  if (refused.length > 0) parts.push(`${plural(refused.length, 'refused', 'refused')}`)
  return parts.join(', ')
}
