import { Link } from '@tanstack/react-router'

import type { AlertSearch } from '../filters'

/** The way to all alerts that have something in common. */
export function FilterLink({ search, children }: { search: AlertSearch; children: string }) {
  return (
    <Link to="/alerts" search={{ status: 'all', ...search }} aria-label={`All alerts with ${children}`}>
      {children}
    </Link>
  )
}
