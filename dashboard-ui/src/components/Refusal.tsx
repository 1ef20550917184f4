import { Alert as Warning, Button } from '@mantine/core'

import { errorsBeside } from '@/lib/api/errorAt'
import { ApiError } from '@/lib/api/http'

import classes from './Form.module.css'

type RefusalProps = {
  error: Error
  /** The fields of the form, which say themselves what was not accepted in them. */
  fields: readonly string[]
  /** Shows what it is about as it is by now; there for what existed before. */
  onReload?: () => void
}

/** Why nothing was saved; what was typed is still there. */
export function Refusal({ error, fields, onReload }: RefusalProps) {
  if (error instanceof ApiError && error.code === 'version_conflict') {
    return (
      <Warning color="orange" title="Somebody else changed it meanwhile">
        Nothing was saved. What you typed is still here, for you to copy.{' '}
        {onReload && (
          <Button variant="default" size="compact-xs" onClick={onReload}>
            Show it as it is now
          </Button>
        )}
      </Warning>
    )
  }
  return (
    <Warning color="red" title="Nothing was saved">
      {error.message}
      {errorsBeside(error, fields).map(([name, why]) => (
        <span key={name} className={classes.fault}>
          {name.replace(/^definition\./, '')} {why}
        </span>
      ))}
    </Warning>
  )
}
