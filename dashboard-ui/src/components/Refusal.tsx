import { Alert as Warning, Button } from '@mantine/core'

import { errorsBeside } from '@/lib/api/errorAt'
import { ApiError } from '@/lib/api/http'

import classes from './Form.module.css'

type RefusalProps = {
  title?: string
  error: Error
  /** The fields of the form, which say themselves what was not accepted in them. */
  fields?: readonly string[]
  /** What is said of a field is a sentence of its own, such as `there is no alert 3`. */
  sentences?: boolean
  /** Shows what it is about as it is by now; there for what existed before. */
  onReload?: () => void
}

/** Why nothing was saved; what was typed is still there. */
export function Refusal(props: RefusalProps) {
  const { title = 'Nothing was saved', error, fields = [], sentences = false, onReload } = props
  if (onReload && error instanceof ApiError && error.code === 'version_conflict') {
    return (
      <Warning color="orange" title="Somebody else changed it meanwhile">
        Nothing was saved. What you typed is still here, for you to copy.{' '}
        <Button variant="default" size="compact-xs" onClick={onReload}>
          Show it as it is now
        </Button>
      </Warning>
    )
  }
  return (
    <Warning color="red" title={title}>
      {error.message}
      {errorsBeside(error, fields).map(([name, why]) => (
        <span key={name} className={classes.fault}>
          {name.replace(/^definition\./, '')}
          {sentences ? ': ' : ' '}
          {why}
        </span>
      ))}
    </Warning>
  )
}
