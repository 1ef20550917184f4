import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'

describe('filters', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  const lastQuery = (request: string) =>
    Object.fromEntries(api.callsOf(request).at(-1)?.query ?? [])

  it('come from the address', async () => {
    renderDashboard('/events?severity=critical&event_type=ransomware&source_name=edge-1')
    await screen.findByText('No events here')
    expect(lastQuery('GET /api/v1/events')).toEqual({
      severity: 'critical',
      event_type: 'ransomware',
      source_name: 'edge-1',
      limit: '50',
    })
    expect(screen.getByRole('textbox', { name: 'Source' })).toHaveValue('edge-1')
  })

  it('go into the address, so that a list can be shared', async () => {
    const { person, address } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('button', { name: /^Resolved/ }))
    await person.click(screen.getByRole('combobox', { name: 'Severity' }))
    await person.click(await screen.findByRole('option', { name: 'Critical', hidden: true }))

    await waitFor(() => {
      expect(address()).toBe('/alerts?status=resolved&severity=critical')
    })
    await waitFor(() => {
      expect(lastQuery('GET /api/v1/alerts')).toMatchObject({
        status: 'resolved',
        severity: 'critical',
      })
    })
  })

  it('show open alerts unless the address says otherwise', async () => {
    renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    expect(lastQuery('GET /api/v1/alerts')).toMatchObject({ status: 'open' })
  })

  it('turn a range into the instant at which it began', async () => {
    renderDashboard('/events?range=1h')
    await screen.findByText('No events here')
    const { from } = lastQuery('GET /api/v1/events')
    expect(Date.now() - Date.parse(from ?? '')).toBeGreaterThanOrEqual(3_600_000)
    expect(Date.now() - Date.parse(from ?? '')).toBeLessThan(3_660_000)
  })

  it('ignore what the address should not hold', async () => {
    renderDashboard('/alerts?severity=terrible&status=gone&alert=-1')
    await screen.findByRole('link', { name: /Alert 1:/ })
    expect(lastQuery('GET /api/v1/alerts')).toEqual({ status: 'open', limit: '50' })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('are asked for when a text is finished, not at each letter', async () => {
    const { person, address } = renderDashboard('/events')
    await person.type(await screen.findByRole('textbox', { name: 'Source' }), 'edge-1{Enter}')
    await waitFor(() => {
      expect(address()).toBe('/events?source_name=edge-1')
    })
    expect(api.callsOf('GET /api/v1/events').map(({ query }) => query.get('source_name'))).toEqual([
      null,
      'edge-1',
    ])
  })
})
