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

/** Whether the session ends, or has ended, because somebody wanted it to. */
export function isSigningOut(client: QueryClient): boolean {
  const attempts = client.getMutationCache().findAll({ mutationKey: SIGN_OUT })
  return attempts.some(({ state }) => state.status === 'pending' || state.status === 'success')
}
