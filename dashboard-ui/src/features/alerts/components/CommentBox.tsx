import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import { fieldsOf } from '@/lib/api/http'
import type { Alert } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'
import classes from './CommentBox.module.css'

/** Says something about an alert, in its timeline. What is typed stays until it has been said. */
export function CommentBox({ alert }: { alert: Alert }) {
  const { mutate, isPending, error } = useChangeAlert()
  const [text, setText] = useState('')

  const say = (submit?: FormEvent) => {
    submit?.preventDefault()
    if (text.trim() === '' || isPending) return
    mutate(
      { alert, change: { comment: text.trim() } },
      {
        onSuccess: () => {
          setText('')
        },
      },
    )
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
        error={fieldsOf(error).comment}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say()
        }}
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''} loading={isPending}>
        Comment
      </Button>
    </form>
  )
}
