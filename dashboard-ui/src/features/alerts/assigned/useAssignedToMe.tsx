import { notifications } from '@mantine/notifications'
import { useRef } from 'react'

import { useLive } from '@/features/live/LiveContext'
import { useSession } from '@/features/session/SessionContext'
import type { AlertChange } from '@/lib/api/types'
import { usePaced } from '@/lib/usePaced'
import { number } from '@/lib/words'

import { AssignedAlerts } from './AssignedAlerts'

const MESSAGE = 'assigned-to-me'

/**
 * Tells the reader, on whatever page they are, which alerts somebody else has given them, in one
 * message that stays until they open them or dismiss it.
 */
export function useAssignedToMe(): void {
  const { session } = useSession()
  const heard = useRef(new Set<string>())
  const gathered = useRef<AlertChange[]>([])

  const tell = () => {
    show(gathered.current, {
      onOpen: (opened) => {
        gathered.current = gathered.current.filter((change) => change !== opened)
        tell()
      },
      onClose: () => {
        gathered.current = []
      },
    })
  }
  // Screen readers say all of it at each change: those of a bulk change are told together.
  const tellSoon = usePaced(tell, { delay: 300, interval: 2000 })

  useLive('alert', (change) => {
    // The stream may tell of a change twice, also after the message was dismissed.
    if (!isGivenTo(session.username, change) || heard.current.has(change.id)) return
    heard.current.add(change.id)
    const others = gathered.current.filter(({ alert_id }) => alert_id !== change.alert_id)
    gathered.current = [change, ...others]
    tellSoon()
  })
}

function isGivenTo(login: string, { kind, alert, actor }: AlertChange): boolean {
  return kind === 'assigned' && alert.assigned_to === login && actor.username !== login
}

type Reactions = { onOpen: (opened: AlertChange) => void; onClose: () => void }

function show(changes: AlertChange[], { onOpen, onClose }: Reactions) {
  const close = () => {
    notifications.hide(MESSAGE)
  }
  if (changes.length === 0) {
    close()
    return
  }
  const message = {
    id: MESSAGE,
    title:
      changes.length === 1
        ? 'An alert was assigned to you'
        : `${number(changes.length)} alerts were assigned to you`,
    message: <AssignedAlerts changes={changes} onOpen={onOpen} onOpenList={close} />,
    autoClose: false,
    onClose,
  }
  // The first does nothing when the message is there, the second when it is not.
  notifications.show(message)
  notifications.update(message)
}
