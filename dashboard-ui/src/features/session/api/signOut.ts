import { useMutation } from '@tanstack/react-query'

import { post } from '@/lib/api/http'
import { browser } from '@/lib/browser'

/** Ends the session here and at the identity provider, then leaves the page with everything on it. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => post('/logout'),
    onSuccess: () => {
      browser.leaveFor('/')
    },
  })
}
