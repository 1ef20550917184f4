import type { ReactNode } from 'react'

import classes from './DetailHead.module.css'

type DetailHeadProps = { tags: ReactNode; title: string; children: ReactNode }

/** What a drawer begins with: how it stands with something, what it is, what can be done with it. */
export function DetailHead({ tags, title, children }: DetailHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.tags}>{tags}</div>
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  )
}
