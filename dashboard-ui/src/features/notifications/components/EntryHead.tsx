import { Alert as Warning, Button, Group } from '@mantine/core'
import { useState } from 'react'

import { Facts } from '@/components/Facts'
import { Icon } from '@/components/Icon'
import { Instant } from '@/components/Instant'
import { useSession } from '@/features/session/SessionContext'

import { useApproveEntry } from '../api/approveEntry'
import { useRemoveEntry } from '../api/removeEntry'
import { mayChange, ONE, type AnyEntry, type EntryKind } from '../entries'
import { ChannelTest } from './ChannelTest'
import classes from './EntryHead.module.css'
import { EntryStateTag } from './EntryStateTag'

type EntryHeadProps = { kind: EntryKind; entry: AnyEntry; onRemoved: () => void }

/** Where an entry stands, and what can be done to it as a whole. */
export function EntryHead({ kind, entry, onRemoved }: EntryHeadProps) {
  const { session, may } = useSession()
  const approval = useApproveEntry(kind)
  return (
    <div className={classes.head}>
      <EntryStateTag entry={entry} />
      <Facts
        facts={[
          ['Proposed by', entry.proposed_by],
          ['Approved by', entry.approved_by],
          ['Changed', <Instant at={entry.updated_at} />],
        ]}
      />
      <Group gap={8} role="group" aria-label="Actions">
        {may.approve && !entry.approved_by && (
          <Button
            leftSection={<Icon name="check" size={15} />}
            loading={approval.isPending}
            onClick={() => {
              approval.mutate(entry)
            }}
          >
            Approve
          </Button>
        )}
        {mayChange(entry, session.username, may) && (
          <Removal kind={kind} entry={entry} onRemoved={onRemoved} />
        )}
      </Group>
      {approval.error && (
        <Warning color="orange" title="It was not approved">
          {approval.error.message}
        </Warning>
      )}
      {kind === 'channels' && may.notify && <ChannelTest key={entry.id} id={entry.id} />}
    </div>
  )
}

function Removal({ kind, entry, onRemoved }: EntryHeadProps) {
  const [asked, setAsked] = useState(false)
  const removal = useRemoveEntry(kind, onRemoved)
  if (!asked) {
    return (
      <Button
        variant="default"
        onClick={() => {
          setAsked(true)
        }}
      >
        Remove
      </Button>
    )
  }
  return (
    <Group gap={8} role="group" aria-label={`Remove the ${ONE[kind]}?`}>
      <Button
        color="red"
        loading={removal.isPending}
        onClick={() => {
          removal.mutate(entry.id)
        }}
      >
        Remove for good
      </Button>
      <Button
        variant="default"
        onClick={() => {
          setAsked(false)
          removal.reset()
        }}
      >
        Keep
      </Button>
      {removal.error && (
        <Warning color="red" title="It was not removed">
          {removal.error.message}
        </Warning>
      )}
    </Group>
  )
}
