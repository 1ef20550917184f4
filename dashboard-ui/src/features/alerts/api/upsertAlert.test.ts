import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'

import { sessionQuery } from '@/features/session/api/getSession'
import { allRows, type Pages } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'
import { alert, aSilence, detail, page, session } from '@/testing/samples'

import type { AlertFilters } from '../filters'
import { alertKeys } from './keys'
import { upsertAlert } from './upsertAlert'

describe('an alert that has changed', () => {
  let client: QueryClient

  beforeEach(() => {
    client = new QueryClient()
  })

  const listOf = (filters: AlertFilters, ...pages: Alert[][]) => {
    const key = alertKeys.list({ ...filters, limit: 50 })
    client.setQueryData<Pages<Alert>>(key, {
      pages: pages.map((results) => ({ ...page(...results), count: 4 })),
      pageParams: pages.map(() => undefined),
    })
    return () => {
      const data = client.getQueryData<Pages<Alert>>(key)
      return {
        rows: allRows(data).map(({ number, status }) => `${String(number)} ${status}`),
        count: data?.pages[0]?.count,
      }
    }
  }

  it('goes to the top of the lists it is new in', () => {
    const open = listOf({ status: ['open'] }, [alert(2)], [alert(1)])
    const critical = listOf({ severity: ['critical'] }, [alert(2)])
    upsertAlert(client, alert(3))
    expect(open()).toEqual({ rows: ['3 open', '2 open', '1 open'], count: 5 })
    expect(critical().rows).toEqual(['2 open'])
  })

  it('is replaced where it is and removed where it no longer belongs', () => {
    const open = listOf({ status: ['open'] }, [alert(3)], [alert(2), alert(1)])
    const all = listOf({}, [alert(3)], [alert(2), alert(1)])
    upsertAlert(client, alert(2, { status: 'resolved', version: 2 }))
    expect(open().rows).toEqual(['3 open', '1 open'])
    expect(all().rows).toEqual(['3 open', '2 resolved', '1 open'])
  })

  it('is not put above newer ones when it comes back', () => {
    const open = listOf({ status: ['open'] }, [alert(3)])
    upsertAlert(client, alert(1, { version: 3 }))
    expect(open().rows).toEqual(['3 open'])
  })

  it('is not put into a list whose filter only the service can judge', () => {
    const about = listOf({ entity: ['203.0.113.7'] }, [alert(2)])
    const worst = listOf({ sort: 'most_severe' }, [alert(2)])
    upsertAlert(client, alert(3))
    expect(about().rows).toEqual(['2 open'])
    expect(worst().rows).toEqual(['2 open'])
  })

  it('leaves such a list when it is changed so', () => {
    const about = listOf({ status: ['open'], entity: ['203.0.113.7'] }, [alert(2), alert(1)])
    upsertAlert(client, alert(2, { status: 'acknowledged', version: 2 }))
    expect(about().rows).toEqual(['1 open'])
  })

  it('belongs to me as long as I have it', () => {
    client.setQueryData(sessionQuery.queryKey, session('analyst'))
    const mine = listOf({ assigned_to: ['me'] }, [alert(2, { assigned_to: 'analyst' })])
    const free = listOf({ assigned_to: ['nobody'] }, [alert(1)])
    upsertAlert(client, alert(3, { assigned_to: 'analyst' }))
    upsertAlert(client, alert(2, { assigned_to: 'mei', version: 2 }))
    upsertAlert(client, alert(4))
    expect(mine().rows).toEqual(['3 open'])
    expect(free().rows).toEqual(['4 open', '1 open'])
  })

  it('is in the lists of those that are seen, or of those that a silence hides', () => {
    const seen = listOf({}, [alert(2)])
    const hidden = listOf({ silenced: 'only' }, [alert(1, { silenced_by: aSilence().id })])
    const both = listOf({ silenced: 'any' }, [alert(2)])
    upsertAlert(client, alert(3, { silenced_by: aSilence().id }))
    expect([seen(), hidden(), both()].map(({ rows }) => rows.length)).toEqual([1, 2, 2])
    upsertAlert(client, alert(3, { version: 2 }))
    expect([seen(), hidden(), both()].map(({ rows }) => rows.length)).toEqual([2, 1, 2])
  })

  it('has no field any more that the change left out', () => {
    const hidden = detail(alert(1, { silenced_by: aSilence().id, assigned_to: 'mei' }))
    client.setQueryData(alertKeys.detail(1), hidden)
    upsertAlert(client, alert(1, { version: 2 }))
    expect(client.getQueryData(alertKeys.detail(1))).toEqual(detail(alert(1, { version: 2 })))
  })

  it('does not undo what is newer', () => {
    const all = listOf({}, [alert(1, { status: 'resolved', version: 3 })])
    upsertAlert(client, alert(1, { status: 'acknowledged', version: 2 }))
    expect(all().rows).toEqual(['1 resolved'])
  })
})
