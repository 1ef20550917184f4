import { Link } from '@tanstack/react-router'

import { Icon, type IconName } from '@/components/Icon'
import { useAlertStats } from '@/features/alerts/api/alertStats'
import { useSession } from '@/features/session/SessionContext'
import { shortNumber } from '@/lib/words'

import classes from './Sidebar.module.css'

export function Sidebar() {
  const { may } = useSession()
  const { data } = useAlertStats()
  const open = data?.by_status.open ?? 0
  return (
    <nav className={classes.sidebar} aria-label="Pages">
      <Link to="/" className={classes.brand} aria-label="Threat Monitor, overview">
        <img src="/icon.svg" alt="" width={26} height={26} />
        <span>Threat Monitor</span>
      </Link>
        <ul className={classes.links}>
          <Entry to="/" icon="overview" name="Overview" />
          <Entry to="/alerts" icon="alerts" name="Alerts" count={open} />
          <Entry to="/incidents" icon="incidents" name="Incidents" />
          {may.events && <Entry to="/events" icon="events" name="Events" />}
          <Entry to="/performance" icon="clock" name="Performance" />
          <Entry to="/service-levels" icon="gauge" name="Service levels" />
          <Entry to="/silences" icon="silence" name="Silences" />
          <Entry to="/notifications" icon="bell" name="Notifications" />
          {may.activity !== 'none' && <Entry to="/activity" icon="activity" name="Activity" />}
        </ul>
    </nav>
  )
}

type EntryProps = {
  to:
    | '/'
    | '/alerts'
    | '/incidents'
    | '/events'
    | '/performance'
    | '/service-levels'
    | '/silences'
    | '/notifications'
    | '/activity'
  icon: IconName
  name: string
  count?: number
}

function Entry({ to, icon, name, count = 0 }: EntryProps) {
  return (
    <li>
      <Link to={to} className={classes.link} activeOptions={{ exact: to === '/', includeSearch: false }}>
        <Icon name={icon} />
        <span className={classes.name}>{name}</span>
        {count > 0 && (
          <span className={classes.count} aria-label={`${String(count)} open`}>
            {shortNumber(count)}
          </span>
        )}
      </Link>
    </li>
  )
}
