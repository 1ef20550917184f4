import { useMutation, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { create } from '@/lib/api/http'
import type { Silence } from '@/lib/api/types'

import { pathOf, silenceKeys } from './keys'

/** Lets a proposal hide what it matches, in the version that was seen and no other. */
export function useApproveSilence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: Silence) =>
      create<Silence>(pathOf(id, 'approve'), undefined, version),
    onSuccess: (silence) => {
      client.setQueryData(silenceKeys.detail(silence.id), silence)
      announce('The silence is active')
    },
    onSettled: () => client.invalidateQueries({ queryKey: silenceKeys.all }),
  })
}
