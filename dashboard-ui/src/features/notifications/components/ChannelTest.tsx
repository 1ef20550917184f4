import { Button } from '@mantine/core'

import { Tag } from '@/components/Tag'

import { useTestChannel } from '../api/testChannel'
import classes from './EntryHead.module.css'

/** Tells the receiver that this is a test, and shows what it answers. */
export function ChannelTest({ id }: { id: string }) {
  const { mutate, isPending, data, error } = useTestChannel(id)
  return (
    <div className={classes.test}>
      <Button
        variant="default"
        loading={isPending}
        onClick={() => {
          mutate()
        }}
      >
        Send a test
      </Button>
      <p className={classes.answer} role="status" aria-label="Answer to the test">
        {data && (
          <>
            <Tag tone={data.sent ? 'good' : 'bad'}>{data.sent ? 'Sent' : 'Not sent'}</Tag> {data.detail}
          </>
        )}
        {error && (
          <>
            <Tag tone="bad">Not tested</Tag> {error.message}
          </>
        )}
      </p>
    </div>
  )
}
