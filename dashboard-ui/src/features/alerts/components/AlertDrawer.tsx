import { Skeleton, Stack } from '@mantine/core'

import { DetailDrawer, DetailSection } from '@/components/DetailDrawer'
import { Facts, type Fact } from '@/components/Facts'
import { Instant } from '@/components/Instant'
import { Json } from '@/components/Json'
import { Failure } from '@/components/Notice'
import { SeverityBadge } from '@/components/SeverityBadge'
import { useSession } from '@/features/session/SessionContext'
import type { AlertDetail } from '@/lib/api/types'
import { humanise, number as inWords } from '@/lib/words'

import { useAlert } from '../api/getAlert'
import { AlertActions } from './AlertActions'
import classes from './AlertDrawer.module.css'
import { AlertTimeline } from './AlertTimeline'
import { StatusTag } from './StatusTag'

/** One alert in full: what happened, what has been done about it, and what can be done next. */
export function AlertDrawer({ number, onClose }: { number?: number; onClose: () => void }) {
  return (
    <DetailDrawer
      title={number === undefined ? '' : `Alert ${String(number)}`}
      opened={number !== undefined}
      onClose={onClose}
    >
      {number !== undefined && <AlertInFull number={number} />}
    </DetailDrawer>
  )
}

function AlertInFull({ number }: { number: number }) {
  const { data: alert, error, refetch } = useAlert(number)
  const { may } = useSession()
  if (error && !alert) return <Failure error={error} retry={() => void refetch()} />
  if (!alert) return <Placeholder />
  return (
    <>
      <div className={classes.head}>
        <div className={classes.tags}>
          <SeverityBadge severity={alert.severity} />
          <StatusTag status={alert.status} />
        </div>
        <p className={classes.title}>{alert.title}</p>
        {may.triage && <AlertActions alert={alert} />}
      </div>
      <DetailSection title="Summary">
        <Facts facts={summary(alert)} />
      </DetailSection>
      <DetailSection title="Timeline">
        <AlertTimeline transitions={alert.timeline} />
      </DetailSection>
      <DetailSection title="Event">
        <p className={classes.description}>{alert.event.description}</p>
        <Facts facts={eventFacts(alert)} />
      </DetailSection>
      <DetailSection title="Attributes">
        <Json value={alert.event.attributes} label="Attributes of the event" />
      </DetailSection>
    </>
  )
}

function summary(alert: AlertDetail): Fact[] {
  return [
    ['Assigned to', alert.assigned_to || 'Nobody'],
    ['Resolution', alert.resolution && humanise(alert.resolution)],
    ['Notes', alert.resolution_notes],
    ['Rule', alert.rule.title],
    ['Techniques', alert.rule.techniques.join(', ')],
    ['Occurrences', inWords(alert.occurrences)],
    ['First seen', <Instant at={alert.first_seen} />],
    ['Last seen', alert.occurrences > 1 && <Instant at={alert.last_seen} />],
    ...alert.entities.map(({ kind, value }): Fact => [humanise(kind), value]),
  ]
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
