import { SegmentedControl } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'

import { Page } from '@/components/Page'
import { useAlertStats } from '@/features/alerts/api/alertStats'
import { useEventStats } from '@/features/events/api/eventStats'
import { useSession } from '@/features/session/SessionContext'
import { RANGES } from '@/lib/time'

import { OVERVIEW_RANGES } from '../search'
import { EventsOverTime } from './EventsOverTime'
import { LatestAlerts } from './LatestAlerts'
import { LatestEvents } from './LatestEvents'
import classes from './OverviewPage.module.css'
import { SeverityCounts } from './SeverityCounts'

const route = getRouteApi('/')

/** The state of things at a glance: what is open, what comes in, what came last. */
export function OverviewPage() {
  const { may } = useSession()
  const { range = '24h' } = route.useSearch()
  const navigate = route.useNavigate()
  const alerts = useAlertStats()
  const events = useEventStats(range, may.events)
  const span = RANGES[range].label

  return (
    <Page
      title="Overview"
      aside={
        may.events && (
          <SegmentedControl
            size="xs"
            aria-label="Time range"
            data={OVERVIEW_RANGES.map((value) => ({ value, label: RANGES[value].label }))}
            value={range}
            onChange={(value) =>
              void navigate({ search: { range: value === '24h' ? undefined : value } })
            }
          />
        )
      }
    >
      <div className={classes.row}>
        <SeverityCounts
          title="Open alerts"
          counts={alerts.data?.open_by_severity}
          error={alerts.error}
          to="/alerts"
        />
        {may.events && (
          <SeverityCounts
            title={`Events, ${span.toLowerCase()}`}
            counts={events.data?.by_severity}
            error={events.error}
            to="/events"
            range={range}
          />
        )}
      </div>
      {may.events && <EventsOverTime title={`Events over time, ${span.toLowerCase()}`} stats={events} />}
      <div className={classes.row}>
        <LatestAlerts />
        {may.events && <LatestEvents />}
      </div>
    </Page>
  )
}
