import { Button, Loader } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'

import { Failure, Notice } from '@/components/Notice'
import { ApiError } from '@/lib/api/http'
import type { Session } from '@/lib/api/types'

import { useSessionQuery } from '../api/getSession'
import { useSignOut } from '../api/signOut'
import { permissionsOf } from '../permissions'
import { SessionContext } from '../SessionContext'
import classes from './SessionGate.module.css'

/** Shows the dashboard to people who are signed in and have a role, and the others what to do. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useSessionQuery()
  const signedIn = useMemo(
    () => session && { session, may: permissionsOf(session.roles) },
    [session],
  )

  if (!signedIn) {
    const leaving = !error || (error instanceof ApiError && error.status === 401)
    return (
      <main className={classes.whole}>
        {leaving ? (
          <Loader aria-label="Signing in" type="dots" />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )}
      </main>
    )
  }
  if (!signedIn.may.alerts) return <WithoutRole session={signedIn.session} />
  return <SessionContext value={signedIn}>{children}</SessionContext>
}

function WithoutRole({ session }: { session: Session }) {
  const signOut = useSignOut()
  return (
    <main className={classes.whole}>
      <Notice
        icon="lock"
        title="Your account has no role yet"
        action={
          <Button
            variant="default"
            loading={signOut.isPending}
            onClick={() => {
              signOut.mutate()
            }}
          >
            Sign out
          </Button>
        }
      >
        You are signed in as {session.username}. Ask an administrator for the role of analyst,
        auditor or admin, then sign in again.
      </Notice>
    </main>
  )
}
