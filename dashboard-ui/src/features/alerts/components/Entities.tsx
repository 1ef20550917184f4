import type { Alert } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import classes from './Entities.module.css'

/** Whom and what an alert is about; its source has a place of its own. */
export function Entities({ alert }: { alert: Alert }) {
  const entities = alert.entities.filter(({ kind }) => kind !== 'source')
  if (entities.length === 0) return <>–</>
  return (
    <span className={classes.entities}>
      {entities.map(({ kind, value }) => (
        <span key={`${kind} ${value}`} title={`${humanise(kind)}: ${value}`}>
          {value}
        </span>
      ))}
    </span>
  )
}
