import { SegmentedControl, Skeleton } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { Failure, Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import type { ResponseTimes } from '@/lib/api/types'
import { plural } from '@/lib/words'

import { useResponseTimes } from '../api/responseTimes'
import { daysOf, parsePerformanceSearch, SPANS } from '../search'
import { Backlog } from './Backlog'
import { KeptDeadlines } from './KeptDeadlines'
import classes from './PerformancePage.module.css'
import { WaitFigures } from './WaitFigures'
import { WaitTable } from './WaitTable'

/** ECharts is most of the dashboard's code. */
const WaitChart = lazy(() => import('./WaitChart'))

const route = getRouteApi('/performance')

/** How long alerts wait for people, and how many do. */
export function PerformancePage() {
  const days = daysOf(route.useSearch())
  const navigate = route.useNavigate()
  const { data, error, refetch } = useResponseTimes(days)
  const times = data?.response_times

  return (
    <Page
      title="Performance"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Time range"
          data={SPANS.map((span) => ({ value: String(span), label: `Last ${String(span)} days` }))}
          value={String(days)}
          onChange={(value) => void navigate({ search: parsePerformanceSearch({ days: value }) })}
        />
      }
    >
      {error && !data && (
        <Panel title="Response times">
          <Failure error={error} retry={() => void refetch()} />
        </Panel>
      )}
      <div className={classes.row}>
        <WaitFigures title="Time to acknowledge" wait={times?.overall.until_acknowledged} />
        <WaitFigures title="Time to resolve" wait={times?.overall.until_resolved} />
        <Backlog backlog={data?.backlog} />
      </div>
      <KeptDeadlines levels={data?.sla} />
      <Panel title="Median and 90 % by day">
        <div className={classes.chart}>
          {times ? <Chart times={times} /> : <Skeleton height="100%" aria-label="Loading the chart" />}
        </div>
      </Panel>
      <div className={classes.tables}>
        <WaitTable
          title="By analyst"
          header="Analyst"
          rows={times?.by_analyst.map(({ analyst, waits }) => ({ id: analyst, waits }))}
        />
        <WaitTable
          title="By rule"
          header="Rule"
          rows={times?.by_rule.map(({ rule_id, waits }) => ({ id: rule_id, waits }))}
        />
      </div>
    </Page>
  )
}

function Chart({ times }: { times: ResponseTimes }) {
  const { until_acknowledged, until_resolved } = times.overall
  if (until_acknowledged.alerts + until_resolved.alerts === 0) {
    return (
      <Notice icon="clock" title="Nobody has acknowledged anything in this time">
        The chart fills as soon as somebody does.
      </Notice>
    )
  }
  return (
    <Suspense fallback={<Skeleton height="100%" />}>
      <WaitChart
        days={times.by_day}
        label={`Median and 90 % of the times of ${plural(until_acknowledged.alerts, 'acknowledgement')} and ${plural(
          until_resolved.alerts,
          'resolution',
        )} by day`}
      />
    </Suspense>
  )
}
