import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'

import { Failure, Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { SEVERITIES } from '@/components/SeverityBadge'
import type { useEventStats } from '@/features/events/api/eventStats'
import { humanise, plural } from '@/lib/words'

import classes from './EventsOverTime.module.css'

/** ECharts is three quarters of the dashboard's code, and only this panel draws with it. */
const SeverityChart = lazy(() => import('./SeverityChart'))

type EventsOverTimeProps = { title: string; stats: ReturnType<typeof useEventStats> }

export function EventsOverTime({ title, stats: { data, error, refetch } }: EventsOverTimeProps) {
  return (
    <Panel title={title} aside={<Legend />}>
      <div className={classes.chart}>
        {!data && error && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton height="100%" aria-label="Loading the chart" />}
        {data?.total === 0 && (
          <Notice icon="events" title="No events in this time">
            The chart fills as soon as a sensor sends something.
          </Notice>
        )}
        {data && data.total > 0 && (
          <Suspense fallback={<Skeleton height="100%" />}>
            <SeverityChart
              buckets={data.buckets}
              label={`${plural(data.total, 'event')}: ${SEVERITIES.map(
                (severity) => `${String(data.by_severity[severity])} ${severity}`,
              ).join(', ')}`}
            />
          </Suspense>
        )}
      </div>
    </Panel>
  )
}

function Legend() {
  return (
    <ul className={classes.legend} aria-label="Colours of the chart">
      {SEVERITIES.map((severity) => (
        <li key={severity} data-severity={severity}>
          {humanise(severity)}
        </li>
      ))}
    </ul>
  )
}
