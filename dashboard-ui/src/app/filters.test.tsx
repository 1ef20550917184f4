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

  it('of alerts are all in the address', async () => {
    renderDashboard(
      '/alerts?status=all&severity=critical,high&rule=severity&assigned_to=me,nobody&entity=203.0.113.7' +
        '&technique=T1110&source_name=edge-1&q=root%20login&sort=most_severe&from=2026-11-22T09:00:00Z',
    )
    await screen.findByRole('link', { name: /Alert 1:/ })
    expect(lastQuery('GET /api/v1/alerts')).toEqual({
      severity: 'critical,high',
      rule: 'severity',
      assigned_to: 'me,nobody',
      entity: '203.0.113.7',
      technique: 'T1110',
      source_name: 'edge-1',
      q: 'root login',
      sort: 'most_severe',
      from: '2026-11-22T09:00:00Z',
      limit: '50',
    })
    expect(screen.getByRole('textbox', { name: 'Entity' })).toHaveValue('203.0.113.7')
    expect(screen.getByRole('combobox', { name: 'Assigned to' })).toHaveValue('me,nobody')
  })

  it('of alerts are a few until somebody wants more', async () => {
    const { person, address } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('button', { name: 'More filters' }))
    await person.type(screen.getByRole('textbox', { name: 'Technique' }), 'T1110{Enter}')
    await waitFor(() => {
      expect(address()).toBe('/alerts?technique=T1110')
    })
    await person.click(screen.getByRole('button', { name: 'Clear filters' }))
    await waitFor(() => {
      expect(address()).toBe('/alerts')
    })
  })

  it('of alerts show what is not resolved', async () => {
    const { person, address } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('button', { name: 'Unresolved' }))
    await waitFor(() => {
      expect(address()).toBe('/alerts?status=open%2Cacknowledged%2Cin_progress')
    })
    expect(await screen.findByRole('region', { name: 'Unresolved alerts' })).toBeVisible()
  })

  it('of alerts put them in another order', async () => {
    const { person, address } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('combobox', { name: 'Order' }))
    await person.click(await screen.findByRole('option', { name: 'Oldest first', hidden: true }))
    await waitFor(() => {
      expect(address()).toBe('/alerts?sort=oldest')
    })
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
