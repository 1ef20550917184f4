import { Tooltip } from '@mantine/core'

import { useStreamState } from '../LiveContext'
import type { StreamState } from '../stream'
import classes from './ConnectionState.module.css'

const WORDS: Record<StreamState, [word: string, explanation: string]> = {
  connecting: ['Connecting', 'Opening the live stream'],
  live: ['Live', 'New alerts and events appear by themselves'],
  interrupted: ['Reconnecting', 'The live stream is interrupted; what you see may be out of date'],
}

/** Whether what is on the page is the present. */
export function ConnectionState() {
  const state = useStreamState()
  const [word, explanation] = WORDS[state]
  return (
    <Tooltip label={explanation}>
      <span className={classes.state} data-state={state} role="status" aria-label="Live stream">
        {word}
      </span>
    </Tooltip>
  )
}
