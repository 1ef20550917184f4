import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { Failure } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { SEVERITIES } from '@/components/SeverityBadge'
import type { SeverityCounts as Counts } from '@/lib/api/types'
import type { Range } from '@/lib/time'
import { humanise, number, shortNumber } from '@/lib/words'

import classes from './SeverityCounts.module.css'

type SeverityCountsProps = {
  title: string
  counts?: Counts
  error: Error | null
  to: '/alerts' | '/events'
  range?: Range
}

/** One tile per severity, each the way to the list behind its number. */
export function SeverityCounts({ title, counts, error, to, range }: SeverityCountsProps) {
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <Panel
      title={title}
      aside={total !== undefined && <span className={classes.total}>{number(total)} in all</span>}
      flush
    >
      {error && !counts ? (
        <Failure error={error} />
      ) : (
        <ul className={classes.tiles}>
          {SEVERITIES.map((severity) => (
            <li key={severity}>
              <Link
                className={classes.tile}
                data-severity={severity}
                data-some={Boolean(counts?.[severity])}
                to={to}
                search={{ severity, range }}
              >
                {counts ? (
                  <span className={classes.count}>{shortNumber(counts[severity])}</span>
                ) : (
                  <Skeleton height={26} width={44} mb={6} />
                )}
                <span className={classes.name}>{humanise(severity)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
