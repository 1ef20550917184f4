import { Link } from '@tanstack/react-router'

import type { Incident } from '@/lib/api/types'

import classes from './IncidentLink.module.css'

type IncidentLinkProps = { incident: Pick<Incident, 'number'>; onLeave?: () => void }

/** The way to an incident, in words. */
export function IncidentLink({ incident: { number }, onLeave }: IncidentLinkProps) {
  return (
    <Link to="/incidents" search={{ incident: number }} onClick={onLeave}>
      Incident {number}
    </Link>
  )
}

/** The same, in as little room as a table cell has. */
export function IncidentMark({ incident: { number } }: IncidentLinkProps) {
  return (
    <Link
      to="/incidents"
      search={{ incident: number }}
      className={classes.mark}
      aria-label={`Incident ${String(number)}`}
    >
      #{number}
    </Link>
  )
}
