import { useMutation, type QueryClient } from '@tanstack/react-query'

import { post } from '@/lib/api/http'
import { browser } from '@/lib/browser'

const SIGN_OUT = ['sign-out']

/** Ends the session here and at the identity provider, then leaves the page with everything on it. */
export function useSignOut() {
  return useMutation({
    mutationKey: SIGN_OUT,
    mutationFn: () => post('/logout'),
    onSuccess: () => {
      browser.leaveFor('/')
    },
  })
}

/** Whether the session is about to end because somebody wants it to. */
export function isSigningOut(client: QueryClient): boolean {
  return client.isMutating({ mutationKey: SIGN_OUT }) > 0
}
