import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { SilencedMark } from '@/features/silences/components/SilencedMark'
import type { Alert } from '@/lib/api/types'
import { isFlood } from '@/lib/floods'
import { plural, shortNumber } from '@/lib/words'

import { IncidentMark } from '../incidents/IncidentLink'
import { AlertLink } from './AlertLink'
import classes from './AlertTitle.module.css'

/** What an alert is called in a list, of which incident it is part, how often it occurred, and what hides it. */
export function AlertTitle({ alert }: { alert: Alert }) {
  const { incident, occurrences, silenced_by } = alert
  return (
    <span className={classes.title}>
      {incident && <IncidentMark incident={incident} />}
      {isFlood(alert) && (
        <span className={classes.flood} title="A flood of alerts from one source">
          <Icon name="flood" size={15} />
        </span>
      )}
      <span className={classes.name}>
        <AlertLink alert={alert} />
      </span>
      {occurrences > 1 && (
        <span title={plural(occurrences, 'occurrence')}>
          <Tag>{shortNumber(occurrences)}×</Tag>
        </span>
      )}
      {silenced_by && <SilencedMark by={silenced_by} />}
    </span>
  )
}
