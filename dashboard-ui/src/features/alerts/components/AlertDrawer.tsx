import { Skeleton, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { DetailDrawer, DetailSection } from '@/components/DetailDrawer'
import { DetailHead } from '@/components/DetailHead'
import { Facts, type Fact } from '@/components/Facts'
import { Instant } from '@/components/Instant'
import { Json } from '@/components/Json'
import { Failure } from '@/components/Notice'
import { SeverityBadge } from '@/components/SeverityBadge'
import { Tag } from '@/components/Tag'
import { useSession } from '@/features/session/SessionContext'
import { HiddenBy } from '@/features/silences/components/HiddenBy'
import { SilenceLikeButton } from '@/features/silences/components/SilenceLikeButton'
import { isFlood } from '@/lib/floods'
import type { AlertDetail } from '@/lib/api/types'
import { full } from '@/lib/time'
import { humanise, number as inWords } from '@/lib/words'

import { useAlert } from '../api/getAlert'
import type { AlertReference } from '../api/keys'
import type { AlertSearch } from '../filters'
import { AlertIncident } from '../incidents/AlertIncident'
import { Clocks } from '../sla/Clocks'
import { AlertActions } from './AlertActions'
import classes from './AlertDrawer.module.css'
import { AlertTimeline } from './AlertTimeline'
import { CommentBox } from './CommentBox'
import { FilterLink } from './FilterLink'
import { OccurrenceList } from './OccurrenceList'
import { RelatedAlerts } from './RelatedAlerts'
import { StatusTag } from './StatusTag'

type AlertDrawerProps = {
  alert?: AlertReference
  /** The moment of the list beside it, when that is not now. */
  listAsOf?: string
  onClose: () => void
}

/** One alert in full: what happened, what has been done about it, and what can be done next. */
export function AlertDrawer({ alert, listAsOf, onClose }: AlertDrawerProps) {
  return (
    <DetailDrawer
      title={alert === undefined ? '' : <Title alert={alert} />}
      opened={alert !== undefined}
      onClose={onClose}
    >
      {alert !== undefined && listAsOf && (
        <p className={classes.now} role="note">
          The alert as it is now, not as it was on {full(listAsOf)}.
        </p>
      )}
      {alert !== undefined && <AlertInFull key={alert} reference={alert} />}
    </DetailDrawer>
  )
}

/** An id is no name for people: until the alert is there it is just an alert. */
function Title({ alert }: { alert: AlertReference }) {
  const { data } = useAlert(alert)
  const number = typeof alert === 'number' ? alert : data?.number
  return <>{number === undefined ? 'Alert' : `Alert ${String(number)}`}</>
}

function AlertInFull({ reference }: { reference: AlertReference }) {
  const { data: alert, error, refetch } = useAlert(reference)
  const { may } = useSession()
  if (error && !alert) return <Failure error={error} retry={() => void refetch()} />
  if (!alert) return <Placeholder />
  return (
    <>
      <DetailHead
        title={alert.title}
        tags={
          <>
            <SeverityBadge severity={alert.severity} />
            <StatusTag status={alert.status} />
            {isFlood(alert) && <Tag tone="bad">Flood</Tag>}
          </>
        }
      >
        {may.triage && <AlertActions alert={alert} />}
        {alert.silenced_by ? <HiddenBy silence={alert.silenced_by} /> : <SilenceLikeButton alert={alert} />}
      </DetailHead>
      <DetailSection title="Summary">
        <Facts facts={summary(alert)} />
      </DetailSection>
      <DetailSection title="Service level">
        <Clocks alert={alert} />
      </DetailSection>
      {alert.occurrences > 1 && (
        <DetailSection title="Occurrences">
          <OccurrenceList alert={alert} />
        </DetailSection>
      )}
      <DetailSection title="Timeline">
        <AlertTimeline transitions={alert.timeline} />
        {may.triage && <CommentBox alert={alert} />}
      </DetailSection>
      <DetailSection title="Related alerts">
        <RelatedAlerts related={alert.related} />
      </DetailSection>
      <DetailSection title="Event">
        <p className={classes.description}>{alert.event.description}</p>
        <Facts facts={eventFacts(alert)} />
      </DetailSection>
      <DetailSection title="Attributes">
        <Json value={alert.event.attributes} label="Attributes of the event" />
      </DetailSection>
      <DetailSection title="Notifications">
        <p className={classes.description}>
          <Link to="/notifications" search={{ alert: alert.id }}>
            Who was told of this alert
          </Link>
        </p>
      </DetailSection>
    </>
  )
}

function summary(alert: AlertDetail): Fact[] {
  const techniques = new Set([alert.rule, ...alert.counted_rules].flatMap((rule) => rule.techniques))
  const kinds = new Set(alert.entities.map(({ kind }) => kind))
  return [
    ['Assigned to', alert.assigned_to || 'Nobody'],
    ['Incident', <AlertIncident alert={alert} />],
    ['Resolution', alert.resolution && humanise(alert.resolution)],
    ['Notes', alert.resolution_notes],
    ['Rule', <FilterLink search={{ rule: alert.rule.id }}>{alert.rule.title}</FilterLink>],
    [
      'Rules counted',
      links(alert.counted_rules.map(({ id, title }) => ({ search: { rule: id }, text: title }))),
    ],
    ['Techniques', links([...techniques].map((technique) => ({ search: { technique }, text: technique })))],
    ['Occurrences', inWords(alert.occurrences)],
    ['First seen', <Instant at={alert.first_seen} />],
    ['Last seen', alert.occurrences > 1 && <Instant at={alert.last_seen} />],
    ...[...kinds].map((wanted): Fact => [
      humanise(wanted),
      links(
        alert.entities
          .filter(({ kind }) => kind === wanted)
          .map(({ kind, value }) => ({ search: { entity: `${kind}:${value}` }, text: value })),
      ),
    ]),
  ]
}

/** The ways to all alerts that have one of these in common; none where there is none. */
function links(of: { search: AlertSearch; text: string }[]) {
  return (
    of.length > 0 && (
      <span className={classes.links}>
        {of.map(({ search, text }) => (
          <FilterLink key={JSON.stringify(search)} search={search}>
            {text}
          </FilterLink>
        ))}
      </span>
    )
  )
}

function eventFacts({ event }: AlertDetail): Fact[] {
  return [
    ['Type', humanise(event.event_type)],
    ['Occurred', <Instant at={event.occurred_at} />],
    ['Received', <Instant at={event.received_at} />],
    ['Sensor', event.sensor_id],
    ['Event id', event.id],
  ]
}

function Placeholder() {
  return (
    <Stack pt="md" aria-busy="true" aria-label="Loading the alert">
      <Skeleton height={20} width="40%" />
      <Skeleton height={26} width="80%" />
      <Skeleton height={140} />
      <Skeleton height={180} />
    </Stack>
  )
}
