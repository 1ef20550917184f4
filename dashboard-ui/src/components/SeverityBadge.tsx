import type { Severity } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import classes from './SeverityBadge.module.css'

/** Worst first, the order of every list and tile. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies Severity[]

/** Severity as colour, as word and as the number of filled bars. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const filled = SEVERITIES.length - SEVERITIES.indexOf(severity)
  return (
    <span className={classes.badge} data-severity={severity}>
      <span className={classes.bars} aria-hidden="true">
        {SEVERITIES.map((name, index) => (
          <span key={name} data-filled={index < filled} />
        ))}
      </span>
      {humanise(severity)}
    </span>
  )
}
