import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { create } from '@/lib/api/http'
import type { Silence } from '@/lib/api/types'

import { pathOf, silenceKeys } from './keys'

/** Ends a silence for good; the stream brings what it has hidden. */
export function useEndSilence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Silence) => create<Silence>(pathOf(id, 'end')),
    onSuccess: (silence) => {
      client.setQueryData(silenceKeys.detail(silence.id), silence)
      announce('The silence has ended')
    },
    onSettled: () => client.invalidateQueries({ queryKey: silenceKeys.all }),
  })
}
