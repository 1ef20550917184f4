import { Skeleton, Stack } from '@mantine/core'

import { DetailDrawer, DetailSection } from '@/components/DetailDrawer'
import { DetailHead } from '@/components/DetailHead'
import { Facts, type Fact } from '@/components/Facts'
import { Instant } from '@/components/Instant'
import { Failure } from '@/components/Notice'
import { SeverityBadge } from '@/components/SeverityBadge'
import { Timeline } from '@/components/Timeline'
import { IncidentLink } from '@/features/alerts/incidents/IncidentLink'
import type { IncidentName } from '@/features/alerts/incidents/keys'
import { useSession } from '@/features/session/SessionContext'
import type { IncidentDetail } from '@/lib/api/types'
import { humanise, number as inWords } from '@/lib/words'

import { useIncident } from '../api/getIncident'
import { noteInWords, stepInWords } from '../words'
import { IncidentActions } from './IncidentActions'
import { IncidentAlerts } from './IncidentAlerts'
import { IncidentComment } from './IncidentComment'
import { IncidentNotes } from './IncidentNotes'
import { IncidentStatusTag } from './IncidentStatusTag'

type IncidentDrawerProps = {
  incident?: IncidentName
  onOpen: (number: number) => void
  onClose: () => void
}

/** One incident in full: its alerts, what has been done about them, and what can be done next. */
export function IncidentDrawer({ incident, onOpen, onClose }: IncidentDrawerProps) {
  return (
    <DetailDrawer
      title={incident === undefined ? '' : <Title incident={incident} />}
      opened={incident !== undefined}
      onClose={onClose}
    >
      {incident !== undefined && <IncidentInFull key={incident} name={incident} onOpen={onOpen} />}
    </DetailDrawer>
  )
}

/** An id is no name for people: until the incident is there it is just an incident. */
function Title({ incident }: { incident: IncidentName }) {
  const { data } = useIncident(incident)
  const number = typeof incident === 'number' ? incident : data?.pages[0]?.number
  return <>{number === undefined ? 'Incident' : `Incident ${String(number)}`}</>
}

function IncidentInFull({ name, onOpen }: { name: IncidentName; onOpen: (number: number) => void }) {
  const query = useIncident(name)
  const { may } = useSession()
  const { data, error, refetch } = query
  const incident = data?.pages[0]
  if (error && !incident) return <Failure error={error} retry={() => void refetch()} />
  if (!incident) return <Placeholder />
  const changeable = may.triage && !incident.merged_into
  return (
    <>
      <DetailHead
        title={incident.title}
        tags={
          <>
            <SeverityBadge severity={incident.severity} />
            <IncidentStatusTag status={incident.status} />
          </>
        }
      >
        {changeable && <IncidentActions incident={incident} onOpen={onOpen} />}
      </DetailHead>
      <DetailSection title="Summary">
        <Facts facts={summary(incident)} />
      </DetailSection>
      <DetailSection title="Notes">
        <IncidentNotes incident={incident} changeable={changeable} />
      </DetailSection>
      <DetailSection title="Alerts">
        <IncidentAlerts
          incident={incident}
          alerts={data.pages.flatMap(({ members }) => members.results)}
          changeable={may.triage}
          more={{
            has: query.hasNextPage,
            loading: query.isFetchingNextPage,
            load: () => void query.fetchNextPage(),
          }}
        />
      </DetailSection>
      <DetailSection title="Timeline">
        <Timeline
          happenings={incident.timeline.map((step) => ({
            ...step,
            what: stepInWords(step),
            note: noteInWords(step),
          }))}
        />
        {changeable && <IncidentComment incident={incident} />}
      </DetailSection>
    </>
  )
}

function summary(incident: IncidentDetail): Fact[] {
  return [
    ['Assigned to', incident.assigned_to || 'Nobody'],
    ['Alerts', progress(incident)],
    ['Severity', incident.severity_set ? 'Set by hand' : 'The highest of its alerts'],
    ['Part of', incident.merged_into && <IncidentLink incident={incident.merged_into} />],
    ['Created by', incident.created_by],
    ['Created', <Instant at={incident.created_at} />],
    ['Changed', <Instant at={incident.updated_at} />],
  ]
}

/** `12, 3 open, 9 resolved`. */
function progress({ alerts, alerts_by_status }: IncidentDetail): string {
  const { open, acknowledged, in_progress, resolved } = alerts_by_status
  const parts = Object.entries({ open, acknowledged, in_progress, resolved })
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${inWords(count)} ${humanise(status).toLowerCase()}`)
  return parts.length > 0 ? `${inWords(alerts)}: ${parts.join(', ')}` : 'None'
}

function Placeholder() {
  return (
    <Stack pt="md" aria-busy="true" aria-label="Loading the incident">
      <Skeleton height={20} width="40%" />
      <Skeleton height={26} width="80%" />
      <Skeleton height={140} />
      <Skeleton height={180} />
    </Stack>
  )
}
