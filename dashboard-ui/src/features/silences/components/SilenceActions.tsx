import { Alert as Warning, Button, Group } from '@mantine/core'
import { useState } from 'react'

import { Icon } from '@/components/Icon'
import { useSession } from '@/features/session/SessionContext'
import type { Silence } from '@/lib/api/types'

import { useApproveSilence } from '../api/approveSilence'
import { useEndSilence } from '../api/endSilence'
import { mayChange } from '../silences'

type SilenceActionsProps = { silence: Silence; onChange: () => void }

/** The steps that the state of a silence and the reader's roles allow. */
export function SilenceActions({ silence, onChange }: SilenceActionsProps) {
  const { session, may } = useSession()
  const approval = useApproveSilence()
  if (!mayChange(silence, session.username, may.approve)) return null
  return (
    <>
      <Group gap={8} role="group" aria-label="Actions">
        {may.approve && silence.state === 'proposed' && (
          <Button
            leftSection={<Icon name="check" size={15} />}
            loading={approval.isPending}
            onClick={() => {
              approval.mutate(silence)
            }}
          >
            Approve
          </Button>
        )}
        <Button variant="default" onClick={onChange}>
          Change
        </Button>
        <End silence={silence} />
      </Group>
      {approval.error && (
        <Warning color="orange" title="It was not approved">
          {approval.error.message}
        </Warning>
      )}
    </>
  )
}

function End({ silence }: { silence: Silence }) {
  const [asked, setAsked] = useState(false)
  const { mutate, reset, isPending, error } = useEndSilence()
  const deed = silence.state === 'proposed' ? 'Withdraw' : 'End'
  if (!asked) {
    return (
      <Button
        variant="default"
        onClick={() => {
          setAsked(true)
        }}
      >
        {deed}
      </Button>
    )
  }
  return (
    <Group gap={8} role="group" aria-label={`${deed} the silence?`}>
      <Button
        color="red"
        loading={isPending}
        onClick={() => {
          mutate(silence)
        }}
      >
        {deed} it for good
      </Button>
      <Button
        variant="default"
        onClick={() => {
          setAsked(false)
          reset()
        }}
      >
        Keep
      </Button>
      {error && (
        <Warning color="red" title="It did not end">
          {error.message}
        </Warning>
      )}
    </Group>
  )
}
