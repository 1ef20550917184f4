import { useRef, useState } from 'react'

import type { Alert } from '@/lib/api/types'

import { filterOf, type AlertFilters } from '../filters'
import type { BulkTarget } from './editAlerts'

/** All that match a filter, as many as there were when somebody chose them. */
type Everything = { count: number; raisedBefore?: string }

type Chosen = { ids: ReadonlySet<string>; everything?: Everything }

export type AlertSelection = {
  /** The chosen alerts that are on the page. An alert that leaves the list is chosen no more. */
  alerts: Alert[]
  /** How many are chosen, also of those that are not on the page. */
  count: number
  /** Whether all that match are meant, and not these ones. */
  everything: boolean
  has: (alert: Alert) => boolean
  /** Chooses an alert, or no more; with `upToHere` all from the one before, as Shift does. */
  toggle: (alert: Alert, upToHere: boolean) => void
  /** Chooses all that are on the page, or none. */
  toggleShown: () => void
  chooseEverything: (count: number) => void
  choose: (ids: Iterable<string>) => void
  clear: () => void
  /** What a change is to be about. */
  target: () => BulkTarget
}

const NOTHING: Chosen = { ids: new Set() }

/** Which alerts of a list somebody wants to change together. */
export function useAlertSelection(shown: Alert[], filters: AlertFilters): AlertSelection {
  const [chosen, setChosen] = useState(NOTHING)
  const before = useRef<string>(undefined)
  const { everything } = chosen

  const has = (alert: Alert) =>
    everything ? isWithin(alert, everything) : chosen.ids.has(alert.id)
  const alerts = shown.filter(has)
  const choose = (ids: Iterable<string>) => {
    setChosen({ ids: new Set(ids) })
  }

  return {
    alerts,
    count: everything?.count ?? alerts.length,
    everything: everything !== undefined,
    has,
    toggle: (alert, upToHere) => {
      const meant = upToHere ? between(shown, before.current, alert) : [alert]
      const ids = new Set(alerts.map(({ id }) => id))
      const wanted = !has(alert)
      for (const { id } of meant) {
        if (wanted) ids.add(id)
        else ids.delete(id)
      }
      before.current = alert.id
      choose(ids)
    },
    toggleShown: () => {
      choose(alerts.length === shown.length ? [] : shown.map(({ id }) => id))
    },
    chooseEverything: (count) => {
      setChosen({ ids: new Set(), everything: { count, raisedBefore: endOf(shown, filters) } })
    },
    choose,
    clear: () => {
      setChosen(NOTHING)
    },
    target: () =>
      everything
        ? {
            filter: { ...filterOf(filters), ...(everything.raisedBefore && { to: everything.raisedBefore }) },
            count: everything.count,
          }
        : { alerts },
  }
}

/**
 * The moment before which all alerts that the reader knows of were raised, by the service's clock:
 * what comes in while they think is not swept along. Only the newest-first list tells it.
 */
function endOf(shown: Alert[], { to, sort = 'newest' }: AlertFilters): string | undefined {
  const newest = shown[0]
  if (to || sort !== 'newest' || !newest) return undefined
  return new Date(Date.parse(newest.created_at) + 1).toISOString()
}

function isWithin(alert: Alert, { raisedBefore }: Everything): boolean {
  return !raisedBefore || Date.parse(alert.created_at) < Date.parse(raisedBefore)
}

/** From one row to another, in either direction, both included. */
function between(rows: Alert[], from: string | undefined, to: Alert): Alert[] {
  const ends = [from ?? to.id, to.id].map((id) => rows.findIndex((row) => row.id === id))
  return rows.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1)
}
