import { Link, useLocation } from '@tanstack/react-router'

import type { Alert } from '@/lib/api/types'

type AlertLinkProps = { alert: Pick<Alert, 'number' | 'title'>; onClick?: () => void }

/** The way to an alert's detail, from any page, that keeps the filters of the alerts page. */
export function AlertLink({ alert, onClick }: AlertLinkProps) {
  const here = useLocation({ select: ({ pathname }) => pathname === '/alerts' })
  return (
    <Link
      to="/alerts"
      search={(current) => ({ ...(here && current), alert: alert.number })}
      onClick={onClick}
      aria-label={`Alert ${String(alert.number)}: ${alert.title}`}
    >
      {alert.title}
    </Link>
  )
}
