import { Button, Group } from '@mantine/core'
import { useState } from 'react'

import { Icon } from '@/components/Icon'
import { useSession } from '@/features/session/SessionContext'
import type { AlertDetail } from '@/lib/api/types'

import { useChangeAlert, type Change } from '../api/changeAlert'
import { AssignModal } from './AssignModal'
import { ResolveModal } from './ResolveModal'

/** What the service takes for taking an alert from whoever has it. */
const NOBODY = ''

/** The steps that an alert's status allows. */
export function AlertActions({ alert }: { alert: AlertDetail }) {
  const { session } = useSession()
  const { mutate, isPending } = useChangeAlert()
  const [asking, setAsking] = useState<'resolution' | 'assignee'>()
  const make = (change: Change['change']) => () => {
    mutate({ alert, change })
  }
  const ask = (what: typeof asking) => () => {
    setAsking(what)
  }
  const { status } = alert

  return (
    <Group gap={8} role="group" aria-label="Actions">
      {status === 'open' && (
        <Button
          leftSection={<Icon name="check" size={15} />}
          disabled={isPending}
          onClick={make({ status: 'acknowledged' })}
        >
          Acknowledge
        </Button>
      )}
      {(status === 'open' || status === 'acknowledged') && (
        <Button
          variant={status === 'acknowledged' ? 'filled' : 'default'}
          leftSection={<Icon name="play" size={15} />}
          disabled={isPending}
          onClick={make({ status: 'in_progress' })}
        >
          Start work
        </Button>
      )}
      {status !== 'resolved' && (
        <Button
          variant={status === 'in_progress' ? 'filled' : 'default'}
          leftSection={<Icon name="resolve" size={15} />}
          disabled={isPending}
          onClick={ask('resolution')}
        >
          Resolve
        </Button>
      )}
      {status === 'resolved' && (
        <Button
          variant="default"
          leftSection={<Icon name="reopen" size={15} />}
          disabled={isPending}
          onClick={make({ status: 'open' })}
        >
          Reopen
        </Button>
      )}
      {status === 'resolved' && (
        <Button variant="subtle" disabled={isPending} onClick={ask('resolution')}>
          Correct the resolution
        </Button>
      )}
      {status !== 'resolved' && alert.assigned_to !== session.username && (
        <Button
          variant="subtle"
          leftSection={<Icon name="user" size={15} />}
          disabled={isPending}
          onClick={make({ assigned_to: session.username })}
        >
          Assign to me
        </Button>
      )}
      {status !== 'resolved' && alert.assigned_to === session.username && (
        <Button variant="subtle" disabled={isPending} onClick={make({ assigned_to: NOBODY })}>
          Give back
        </Button>
      )}
      {status !== 'resolved' && (
        <Button variant="subtle" disabled={isPending} onClick={ask('assignee')}>
          Assign…
        </Button>
      )}
      <ResolveModal alert={alert} opened={asking === 'resolution'} onClose={ask(undefined)} />
      <AssignModal alert={alert} opened={asking === 'assignee'} onClose={ask(undefined)} />
    </Group>
  )
}
