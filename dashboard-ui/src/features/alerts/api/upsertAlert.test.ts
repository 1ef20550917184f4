import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'

import { allRows, type Pages } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'
import { alert, page } from '@/testing/samples'

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
    const open = listOf({ status: 'open' }, [alert(2)], [alert(1)])
    const critical = listOf({ severity: 'critical' }, [alert(2)])
    upsertAlert(client, alert(3))
    expect(open()).toEqual({ rows: ['3 open', '2 open', '1 open'], count: 5 })
    expect(critical().rows).toEqual(['2 open'])
  })

  it('is replaced where it is and removed where it no longer belongs', () => {
    const open = listOf({ status: 'open' }, [alert(3)], [alert(2), alert(1)])
    const all = listOf({}, [alert(3)], [alert(2), alert(1)])
    upsertAlert(client, alert(2, { status: 'resolved', version: 2 }))
    expect(open().rows).toEqual(['3 open', '1 open'])
    expect(all().rows).toEqual(['3 open', '2 resolved', '1 open'])
  })

  it('is not put above newer ones when it comes back', () => {
    const open = listOf({ status: 'open' }, [alert(3)])
    upsertAlert(client, alert(1, { version: 3 }))
    expect(open().rows).toEqual(['3 open'])
  })

  it('does not undo what is newer', () => {
    const all = listOf({}, [alert(1, { status: 'resolved', version: 3 })])
    upsertAlert(client, alert(1, { status: 'acknowledged', version: 2 }))
    expect(all().rows).toEqual(['1 resolved'])
  })
})
