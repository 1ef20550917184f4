import { Link } from '@tanstack/react-router'

import type { SecurityEvent } from '@/lib/api/types'

import { parseEventSearch } from '../filters'

/** The way to an event's detail, from any page, that keeps the filters of the events page. */
export function EventLink({ event }: { event: SecurityEvent }) {
  return (
    <Link
      to="/events"
      search={(current) => parseEventSearch({ ...current, event: event.id })}
      aria-label={`Event: ${event.description}`}
    >
      {event.description}
    </Link>
  )
}
