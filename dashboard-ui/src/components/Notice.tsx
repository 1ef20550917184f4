import { Button } from '@mantine/core'
import type { ReactNode } from 'react'

import { ApiError, fieldsOf } from '@/lib/api/http'

import { Icon, type IconName } from './Icon'
import classes from './Notice.module.css'

type NoticeProps = { icon: IconName; title: string; children?: ReactNode; action?: ReactNode }

/** A state of a panel or page that has nothing else to show. */
export function Notice({ icon, title, children, action }: NoticeProps) {
  return (
    <div className={classes.notice}>
      <span className={classes.icon}>
        <Icon name={icon} size={26} />
      </span>
      <p className={classes.title}>{title}</p>
      {children && <p className={classes.text}>{children}</p>}
      {action}
    </div>
  )
}

/** What failed, what can be done, and what an operator needs to find it. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const traceId = error instanceof ApiError ? error.traceId : undefined
  const forbidden = error instanceof ApiError && error.status === 403
  return (
    <div role="alert">
      <Notice
        icon={forbidden ? 'lock' : 'broken'}
        title={forbidden ? 'Your roles do not include this' : 'This could not be loaded'}
        action={
          retry && (
            <Button variant="default" onClick={retry}>
              Try again
            </Button>
          )
        }
      >
        {error.message}
        {Object.entries(fieldsOf(error)).map(([field, why]) => (
          <span key={field} className={classes.fault}>
            {field.replaceAll('_', ' ')} {why}
          </span>
        ))}
        {traceId && <span className={classes.trace}>Trace {traceId}</span>}
      </Notice>
    </div>
  )
}
