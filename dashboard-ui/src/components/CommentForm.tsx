import { Button, Group, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import classes from './CommentForm.module.css'

/** Calls `onSaid` once it has been said. */
type Say = (text: string, onSaid: () => void) => void

type CommentFormProps = {
  onSay: Say
  /** What else can be done, for the reason that is typed. */
  step?: { name: string; onSay: Say }
  pending: boolean
  error?: string
}

/** Says something, in a timeline. What is typed stays until it has been said. */
export function CommentForm({ onSay, step, pending, error }: CommentFormProps) {
  const [text, setText] = useState('')
  const nothing = text.trim() === ''

  const sayBy = (say: Say) => {
    if (nothing || pending) return
    say(text.trim(), () => {
      setText('')
    })
  }
  const send = (submit: FormEvent) => {
    submit.preventDefault()
    sayBy(onSay)
  }

  return (
    <form className={classes.box} onSubmit={send}>
      <Textarea
        aria-label="Comment"
        placeholder="What did you find?"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        error={error}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sayBy(onSay)
        }}
      />
      <Group gap="xs">
        {step && (
          <Button
            variant="subtle"
            disabled={nothing || pending}
            onClick={() => {
              sayBy(step.onSay)
            }}
          >
            {step.name}
          </Button>
        )}
        <Button type="submit" variant="default" disabled={nothing} loading={pending}>
          Comment
        </Button>
      </Group>
    </form>
  )
}
