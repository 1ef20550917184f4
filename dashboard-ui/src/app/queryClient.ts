import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

import { ApiError } from '@/lib/api/http'
import { signIn } from '@/lib/signIn'

const RETRIES = 2

/** Server state. What changes is told by the stream, so nothing here is polled or grows stale alone. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInWhenAsked }),
    mutationCache: new MutationCache({ onError: signInWhenAsked }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => mayPass(error) && failures < RETRIES,
      },
    },
  })
}

function signInWhenAsked(error: Error): void {
  if (error instanceof ApiError && error.status === 401) signIn()
}

/** What a repetition can heal: no answer, or a server in trouble. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500)
}
