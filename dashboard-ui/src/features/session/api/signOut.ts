import { useMutation } from '@tanstack/react-query'

import { post } from '@/lib/api/http'

/** Ends the session here and at the identity provider, then leaves the page with everything on it. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => post('/logout'),
    onSuccess: () => {
      location.assign('/')
    },
  })
}
