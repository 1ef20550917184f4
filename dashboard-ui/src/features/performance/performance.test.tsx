import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'

import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alertStats, waits } from '@/testing/samples'

describe('the performance page', () => {
  it('tells how long alerts wait for people, and who took them', async () => {
    const stats = alertStats()
    new FakeApi().on('GET /api/v1/alerts/stats', () => ({
      ...stats,
      response_times: {
        ...stats.response_times,
        overall: waits(12, 300, 7200),
        by_analyst: [{ analyst: 'mei', waits: waits(9, 60, 3600) }],
        by_rule: [{ rule_id: 'severity', waits: waits(12, 300, 7200) }],
      },
    }))
    renderDashboard('/performance')

    const acknowledge = within(await screen.findByRole('region', { name: 'Time to acknowledge' }))
    expect(await acknowledge.findByText('5m')).toBeVisible()
    expect(acknowledge.getByText('10m')).toBeVisible()
    expect(within(screen.getByRole('region', { name: 'Time to resolve' })).getByText('2h')).toBeVisible()

    const table = within(screen.getByRole('table', { name: 'By analyst' }))
    expect(table.getByRole('columnheader', { name: '90 % until resolved' })).toBeVisible()
    const cells = within(table.getAllByRole('row')[1] as HTMLElement).getAllByRole('cell')
    expect(cells.map(({ textContent }) => textContent)).toEqual(
      ['mei', '9', '1m', '1m', '2m', '9', '1h', '1h 30m', '2h'],
    )
    expect(
      await screen.findByRole('img', {
        name: 'Median and 90 % of the times of 12 acknowledgements and 12 resolutions by day',
      }),
    ).toBeInTheDocument()
  })

  it('tells how old the backlog is, and leads to its oldest alerts', async () => {
    const api = new FakeApi()
    const { person } = renderDashboard('/performance')
    const ages = within(await screen.findByRole('table', { name: 'Backlog by age' }))
    expect(ages.getByRole('row', { name: /under 1h/ })).toHaveTextContent('1')
    expect(ages.getByRole('row', { name: /over 4h/ })).toHaveTextContent('0')

    await person.click(screen.getByRole('link', { name: 'Oldest first' }))
    await waitFor(() => {
      expect(Object.fromEntries(api.callsOf('GET /api/v1/alerts').at(-1)?.query ?? [])).toMatchObject({
        status: 'open,acknowledged,in_progress',
        sort: 'oldest',
      })
    })
  })

  it('tells which share of the deadlines was kept, and leads to what is overdue', async () => {
    const api = new FakeApi().on('GET /api/v1/alerts/stats', () =>
      alertStats({
        sla: [
          {
            severity: 'critical',
            acknowledge: { met: 46, late: 2, overdue: 2, met_share: 0.92 },
            resolve: { met: 999, late: 1, overdue: 0, met_share: 0.999 },
          },
          {
            severity: 'low',
            acknowledge: { met: 0, late: 0, overdue: 0 },
            resolve: { met: 0, late: 0, overdue: 3, met_share: 0 },
          },
        ],
      }),
    )
    const { person } = renderDashboard('/performance')
    const table = within(await screen.findByRole('table', { name: 'Deadlines kept' }))
    expect(await table.findByRole('row', { name: /Critical/ })).toHaveTextContent(
      /92 % 46 of 50.*2.*99 % 999 of 1,000.*0/,
    )
    expect(table.getByRole('row', { name: /Low/ })).toHaveTextContent(/–.*0.*0 % 0 of 3.*3/)

    await person.click(table.getByRole('link', { name: 'Low alerts to resolve: 3 overdue' }))
    await waitFor(() => {
      expect(Object.fromEntries(api.callsOf('GET /api/v1/alerts').at(-1)?.query ?? [])).toMatchObject({
        status: 'open,acknowledged,in_progress',
        severity: 'low',
        sla: 'breached',
        sort: 'due_soonest',
      })
    })
  })

  it('is about as many days as the address says', async () => {
    const api = new FakeApi()
    const { person, address } = renderDashboard('/performance?days=7')
    await person.click(await screen.findByRole('radio', { name: 'Last 90 days' }))
    await waitFor(() => {
      expect(address()).toBe('/performance?days=90')
    })
    const asked = api.callsOf('GET /api/v1/alerts/stats').map(({ query }) => query.get('days'))
    expect(asked).toContain('7')
    expect(asked).toContain('90')
  })

  it('says so when nobody has taken anything', async () => {
    new FakeApi()
    renderDashboard('/performance')
    expect(await screen.findByText('Nobody has acknowledged anything in this time')).toBeVisible()
  })
})
