import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { ListFooter } from '@/components/ListFooter'
import { SeverityBadge } from '@/components/SeverityBadge'
import { StatusTag } from '@/features/alerts/components/StatusTag'
import { useDetachAlert } from '@/features/alerts/incidents/detachAlert'
import { Due } from '@/features/alerts/sla/Due'
import type { Alert, Incident } from '@/lib/api/types'

import classes from './IncidentAlerts.module.css'

type IncidentAlertsProps = {
  incident: Incident
  /** Those that have been read. */
  alerts: Alert[]
  changeable: boolean
  more: { has: boolean; loading: boolean; load: () => void }
}

/** The alerts of an incident, newest first, each with the way to it and the way out. */
export function IncidentAlerts({ incident, alerts, changeable, more }: IncidentAlertsProps) {
  if (alerts.length === 0) return <p className={classes.none}>No alert is part of it.</p>
  return (
    <div className={classes.frame}>
      <ul className={classes.alerts} aria-label="Alerts of the incident">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <SeverityBadge severity={alert.severity} />
            <span className={classes.title}>
              <Link
                to="/alerts"
                search={{ status: 'all', incident: incident.number, alert: alert.number }}
                aria-label={`Alert ${String(alert.number)}: ${alert.title}`}
              >
                #{alert.number} {alert.title}
              </Link>
            </span>
            <Due alert={alert} />
            <StatusTag status={alert.status} />
            {changeable && <Detach incident={incident} alert={alert} />}
          </li>
        ))}
      </ul>
      <ListFooter shown={alerts.length} count={incident.alerts} exact noun="alert" more={more} />
    </div>
  )
}

function Detach({ incident, alert }: { incident: Incident; alert: Alert }) {
  const { mutate, isPending } = useDetachAlert()
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      loading={isPending}
      aria-label={`Detach alert ${String(alert.number)}`}
      onClick={() => {
        mutate({ incident: incident.number, alert: alert.number })
      }}
    >
      Detach
    </Button>
  )
}
