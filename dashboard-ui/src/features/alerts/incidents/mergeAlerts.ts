import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { announce } from '@/components/Announcer'
import { create, get } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Alert, AlertFilter, Incident, NewIncident } from '@/lib/api/types'

import { alertKeys } from '../api/keys'
import type { BulkTarget } from '../bulk/editAlerts'
import { incidentKeys, pathOf } from './keys'

/** An incident that there is, by its number; or what a new one is to be like. */
export type MergeInto = { number: number } | Omit<NewIncident, 'alerts'>

export type Merge = { target: BulkTarget; into: MergeInto }

/** As many as the service has on a page at most. */
const PAGE = 200

async function mergeAlerts({ target, into }: Merge, onFound: (found: number) => void) {
  const alerts = 'filter' in target ? await numbersOf(target.filter, onFound) : target.alerts.map(numberOf)
  return 'number' in into
    ? create<Incident>(pathOf(into.number, 'alerts'), { alerts })
    : create<Incident>('/api/v1/incidents', { alerts, ...into })
}

/** Incidents know no filter: alerts that are not on the page are asked for by their numbers. */
async function numbersOf(filter: AlertFilter, onFound: (found: number) => void): Promise<string[]> {
  const numbers: string[] = []
  let cursor: string | undefined
  do {
    const page: Page<Alert> = await get('/api/v1/alerts', {
      ...asParameters(filter),
      limit: PAGE,
      cursor,
    })
    numbers.push(...page.results.map(numberOf))
    onFound(numbers.length)
    cursor = nextCursor(page)
  } while (cursor !== undefined)
  return numbers
}

function asParameters(filter: AlertFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  )
}

function numberOf({ number }: Alert): string {
  return String(number)
}

/** Merges alerts into an incident: all of them, or none. `found` counts those that are looked for first. */
export function useMergeAlerts() {
  const client = useQueryClient()
  const [found, setFound] = useState(0)
  const mutation = useMutation({
    mutationFn: (merge: Merge) => mergeAlerts(merge, setFound),
    onMutate: () => {
      setFound(0)
    },
    onSuccess: ({ number }) => {
      announce(`Merged into incident ${String(number)}`)
    },
    onSettled: () => {
      // Not awaited: it is done, whenever the lists will have been read again.
      void client.invalidateQueries({ queryKey: alertKeys.all })
      void client.invalidateQueries({ queryKey: incidentKeys.all })
    },
  })
  return { ...mutation, found }
}
