import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { NotificationApi } from '@/testing/NotificationApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, delivery, page } from '@/testing/samples'

const DELIVERIES = '/api/v1/notifications/deliveries'

describe('the delivery log', () => {
  let api: NotificationApi

  beforeEach(() => {
    api = new NotificationApi()
  })

  it('tells what was sent where, how often it was tried and how that ended', async () => {
    api.on(`GET ${DELIVERIES}`, () =>
      page(
        delivery({ state: 'failed', attempts: 12, detail: '410 Gone' }),
        delivery({ id: '00000000-0000-5000-c000-000000000002', alert_id: null, reason: 'digest' }),
      ),
    )
    renderDashboard('/notifications')
    await screen.findByText('410 Gone')
    const table = within(screen.getByRole('table', { name: 'Deliveries' }))
    const [, failed, digest] = table.getAllByRole('row')
    expect(failed).toHaveTextContent(/Failed.*SOC chat.*Raised.*High.*Open alert.*The worst.*12.*410 Gone/)
    expect(digest).toHaveTextContent(/Sent.*Digest.*Several/)
  })

  it('leads to the alert', async () => {
    api.on(`GET ${DELIVERIES}`, () => page(delivery()))
    const { person, address } = renderDashboard('/notifications')
    await person.click(await screen.findByRole('link', { name: 'Open alert' }))
    await waitFor(() => {
      expect(address()).toBe(`/alerts?alert=${alert(1).id}`)
    })
  })

  it('has what failed tried again', async () => {
    const failed = delivery({ state: 'failed' })
    api.on(`GET ${DELIVERIES}`, () => page(failed))
    api.on(`POST ${DELIVERIES}/${failed.id}/retry`, () => {
      api.on(`GET ${DELIVERIES}`, () => page(delivery({ state: 'due' })))
      return delivery({ state: 'due' })
    })
    const { person } = renderDashboard('/notifications')
    await person.click(await screen.findByRole('button', { name: 'Try SOC chat again' }))
    const table = within(screen.getByRole('table', { name: 'Deliveries' }))
    expect(await table.findByText('Due')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Try SOC chat again' })).not.toBeInTheDocument()
  })

  it('is filtered by what the address says', async () => {
    const { person, address } = renderDashboard(`/notifications?alert=${alert(1).id}`)
    await screen.findByRole('region', { name: 'Deliveries about one alert' })
    await choose(person, screen.getByRole('combobox', { name: 'State' }), 'Failed')
    await waitFor(() => {
      expect(address()).toBe(`/notifications?state=failed&alert=${alert(1).id}`)
    })
    expect(Object.fromEntries(api.callsOf(`GET ${DELIVERIES}`).at(-1)?.query ?? [])).toEqual({
      state: 'failed',
      alert: alert(1).id,
      limit: '50',
    })
  })

  it('goes on where the page ends', async () => {
    api.on(`GET ${DELIVERIES}`, ({ query }) =>
      query.get('cursor') === 'c-1'
        ? page(delivery({ id: '00000000-0000-5000-c000-000000000009', detail: '204' }))
        : { ...page(delivery()), next: `http://localhost${DELIVERIES}?cursor=c-1`, count: 2 },
    )
    const { person } = renderDashboard('/notifications')
    expect(await screen.findByText('1 of 2 deliveries')).toBeVisible()
    await person.click(screen.getByRole('button', { name: 'Load more' }))
    expect(await screen.findByText('204')).toBeVisible()
  })
})
