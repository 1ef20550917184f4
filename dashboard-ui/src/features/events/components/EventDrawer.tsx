import { Skeleton, Stack } from '@mantine/core'

import { DetailDrawer, DetailSection } from '@/components/DetailDrawer'
import { Facts, type Fact } from '@/components/Facts'
import { Instant } from '@/components/Instant'
import { Json } from '@/components/Json'
import { Failure } from '@/components/Notice'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { SecurityEvent } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { useEvent } from '../api/getEvent'
import classes from './EventDrawer.module.css'

/** One event with every field it has, and its attributes as they were sent. */
export function EventDrawer({ id, onClose }: { id?: string; onClose: () => void }) {
  return (
    <DetailDrawer title="Event" opened={id !== undefined} onClose={onClose}>
      {id !== undefined && <EventInFull id={id} />}
    </DetailDrawer>
  )
}

function EventInFull({ id }: { id: string }) {
  const { data: event, error, refetch } = useEvent(id)
  if (error && !event) return <Failure error={error} retry={() => void refetch()} />
  if (!event) return <Placeholder />
  const { geo, device, request } = event
  return (
    <>
      <div className={classes.head}>
        <SeverityBadge severity={event.severity} />
        <p className={classes.description}>{event.description}</p>
      </div>
      <DetailSection title="Summary">
        <Facts facts={summary(event)} />
      </DetailSection>
      {geo && (
        <DetailSection title="Place">
          <Facts
            facts={[
              ['Location', [geo.city, geo.state, geo.country].filter(Boolean).join(', ')],
              ['Network', geo.isp],
              ['AS number', geo.asn],
              ['Proxy', geo.is_proxy && 'Yes'],
              ['VPN', geo.is_vpn && 'Yes'],
            ]}
          />
          <GeoAttribution />
        </DetailSection>
      )}
      {device && (
        <DetailSection title="Device">
          <Facts
            facts={[
              ['Type', device.type],
              ['System', [device.os_family, device.os_version].filter(Boolean).join(' ')],
              ['Browser', [device.browser_family, device.browser_version].filter(Boolean).join(' ')],
              ['User agent', device.user_agent],
            ]}
          />
        </DetailSection>
      )}
      {request && (
        <DetailSection title="Request">
          <Facts
            facts={[
              ['Method', request.method],
              ['Path', request.path],
            ]}
          />
          {request.headers && <Json value={request.headers} label="Headers of the request" />}
        </DetailSection>
      )}
      <DetailSection title="Attributes">
        <Json value={event.attributes} label="Attributes of the event" />
      </DetailSection>
    </>
  )
}

/** What the licence of the data (CC-BY-4.0) asks for wherever it is shown. */
function GeoAttribution() {
  return (
    <p className={classes.attribution}>
      <a href="https://db-ip.com" target="_blank" rel="noreferrer">
        IP Geolocation by DB-IP
      </a>
    </p>
  )
}

function summary(event: SecurityEvent): Fact[] {
  return [
    ['Type', humanise(event.event_type)],
    ['Source', event.source_name],
    ['IP address', event.ip_address],
    ['Occurred', <Instant at={event.occurred_at} />],
    ['Received', <Instant at={event.received_at} />],
    ['Sensor', event.sensor_id],
    ['Format', event.format],
    ['Event id', event.id],
  ]
}

function Placeholder() {
  return (
    <Stack pt="md" aria-busy="true" aria-label="Loading the event">
      <Skeleton height={20} width="30%" />
      <Skeleton height={20} width="80%" />
      <Skeleton height={180} />
    </Stack>
  )
}
