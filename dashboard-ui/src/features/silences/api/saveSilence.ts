import { useMutation, useQueryClient } from '@tanstack/react-query'

import { create, replace } from '@/lib/api/http'
import type { Silence, SilenceRequest } from '@/lib/api/types'

import { pathOf, silenceKeys } from './keys'

/** Proposes a silence, or changes one in the version that was seen. */
export function useSaveSilence(seen: Silence | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: SilenceRequest) =>
      seen
        ? replace<Silence>(pathOf(seen.id), request, seen.version)
        : create<Silence>(pathOf(), request),
    onSuccess: (silence) => {
      client.setQueryData(silenceKeys.detail(silence.id), silence)
    },
    onSettled: () => client.invalidateQueries({ queryKey: silenceKeys.all }),
  })
}
