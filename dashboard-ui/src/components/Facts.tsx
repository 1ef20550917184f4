import { Fragment, type ReactNode } from 'react'

import classes from './Facts.module.css'

export type Fact = [name: string, value: ReactNode]

/** Names and values; a fact without a value is left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
        .map(([name, value], index) => (
          <Fragment key={`${name} ${String(index)}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
