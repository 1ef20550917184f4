import { useEffect, type ReactNode } from 'react'

import classes from './Page.module.css'

type PageProps = { title: string; aside?: ReactNode; children: ReactNode }

/** The frame of a page below the top bar: its name, what belongs beside it, its content. */
export function Page({ title, aside, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Threat Monitor`
  }, [title])
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  )
}

/** A row of filters above a list. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.toolbar} role="search" aria-label={label}>
      {children}
    </div>
  )
}
