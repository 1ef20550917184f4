import { createContext, useContext } from 'react'

import type { Session } from '@/lib/api/types'

import type { Permissions } from './permissions'

export type SignedIn = { session: Session; may: Permissions }

export const SessionContext = createContext<SignedIn | undefined>(undefined)

/** Who is signed in, and what the dashboard shows them. */
export function useSession(): SignedIn {
  const signedIn = useContext(SessionContext)
  if (!signedIn) throw new Error('useSession works below SessionGate only')
  return signedIn
}
