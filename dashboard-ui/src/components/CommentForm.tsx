import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import classes from './CommentForm.module.css'

type CommentFormProps = {
  /** Calls `onSaid` once it has been said. */
  onSay: (text: string, onSaid: () => void) => void
  pending: boolean
  error?: string
}

/** Says something, in a timeline. What is typed stays until it has been said. */
export function CommentForm({ onSay, pending, error }: CommentFormProps) {
  const [text, setText] = useState('')

  const say = (submit?: FormEvent) => {
    submit?.preventDefault()
    if (text.trim() === '' || pending) return
    onSay(text.trim(), () => {
      setText('')
    })
  }

  return (
    <form className={classes.box} onSubmit={say}>
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
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say()
        }}
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''} loading={pending}>
        Comment
      </Button>
    </form>
  )
}
