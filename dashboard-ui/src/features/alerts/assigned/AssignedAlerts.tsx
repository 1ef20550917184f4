import { Link } from '@tanstack/react-router'

import type { AlertChange } from '@/lib/api/types'
import { number } from '@/lib/words'

import { AlertLink } from '../components/AlertLink'
import { ME } from '../filters'
import { personOf } from '../words'
import classes from './AssignedAlerts.module.css'

/** How many are named; the others are counted. */
const NAMED = 3

type AssignedAlertsProps = {
  changes: AlertChange[]
  onOpen: (opened: AlertChange) => void
  onOpenList: () => void
}

/** The alerts that somebody was given, by whom, and the way to each. */
export function AssignedAlerts({ changes, onOpen, onOpenList }: AssignedAlertsProps) {
  const others = changes.length - NAMED
  return (
    <ul className={classes.alerts}>
      {changes.slice(0, NAMED).map((change) => (
        <li key={change.alert_id}>
          <AlertLink
            alert={change.alert}
            onClick={() => {
              onOpen(change)
            }}
          />{' '}
          by {personOf(change)}
        </li>
      ))}
      {others > 0 && (
        <li>
          <Link
            to="/alerts"
            search={{ status: 'all', assigned_to: ME, sort: 'last_changed' }}
            onClick={onOpenList}
          >
            and {number(others)} more
          </Link>
        </li>
      )}
    </ul>
  )
}
