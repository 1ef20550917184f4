import { CopyButton, Button } from '@mantine/core'

import classes from './Json.module.css'

/** Any JSON, indented, with a way to take it along. */
export function Json({ value, label }: { value: unknown; label: string }) {
  const text = JSON.stringify(value, null, 2)
  return (
    <div className={classes.box}>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button className={classes.copy} variant="default" size="compact-xs" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      <pre className={classes.json} tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    </div>
  )
}
