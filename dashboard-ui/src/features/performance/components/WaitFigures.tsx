import { Skeleton } from '@mantine/core'

import { Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import type { Wait } from '@/lib/api/types'
import { number } from '@/lib/words'

import classes from './WaitFigures.module.css'
import { inTime } from './inTime'

/** How long alerts waited for one thing: half of them, most of them, on average. */
export function WaitFigures({ title, wait }: { title: string; wait?: Wait }) {
  return (
    <Panel title={title}>
      {wait ? (
        <>
          <p className={classes.median}>
            {inTime(wait.p50_seconds)} <span>median</span>
          </p>
          <Facts
            facts={[
              ['90 % within', inTime(wait.p90_seconds)],
              ['95 % within', inTime(wait.p95_seconds)],
              ['Mean', inTime(wait.mean_seconds)],
              ['Alerts', number(wait.alerts)],
            ]}
          />
        </>
      ) : (
        <Skeleton height={120} />
      )}
    </Panel>
  )
}
