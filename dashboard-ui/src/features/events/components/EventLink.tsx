import { Link } from '@tanstack/react-router'

import type { SecurityEvent } from '@/lib/api/types'

/** The way to an event's detail, from any page, that keeps the filters of the events page. */
export function EventLink({ event }: { event: SecurityEvent }) {
  return (
    <Link
      to="/events"
      search={(current) => ({ ...current, event: event.id })}
      aria-label={`Event: ${event.description}`}
    >
      {event.description}
    </Link>
  )
}
