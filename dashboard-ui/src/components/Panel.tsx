import { useId, type ReactNode } from 'react'

import classes from './Panel.module.css'

type PanelProps = { title: string; aside?: ReactNode; children: ReactNode; flush?: boolean }

/** A titled region of a page. */
export function Panel({ title, aside, children, flush = false }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  )
}
