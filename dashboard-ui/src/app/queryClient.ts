import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

import { isSigningOut } from '@/features/session/api/signOut'
import { ApiError } from '@/lib/api/http'
import { signIn } from '@/lib/signIn'

const RETRIES = 2

/** Server state. What changes is told by the stream, so nothing here is polled or grows stale alone. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // Leaving now would cut the way out short, and the identity provider would sign in again.
        if (!isSigningOut(client)) signInWhenAsked(error)
      },
    }),
    mutationCache: new MutationCache({ onError: signInWhenAsked }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => mayPass(error) && failures < RETRIES,
      },
    },
  })
  return client
}

function signInWhenAsked(error: Error): void {
  if (error instanceof ApiError && error.status === 401) signIn()
}

/** What a repetition can heal: no answer, or a server in trouble. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500)
}
