import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, silence } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { action, alert, alertStats, change, detail, event, page } from '@/testing/samples'

const range = (length: number) => Array.from({ length }, (_, index) => index + 1)

const ONE_HIGH = { low: 0, medium: 0, high: 1, critical: 0 }

describe('the live dashboard', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  it('shows a raised alert at once, before any answer of the API has it', async () => {
    const { stream } = renderDashboard('/alerts')
    await screen.findByRole('link', { name: 'Alert 1: Brute force 1' })
    const { send } = await stream()

    api.on('GET /api/v1/alerts', silence)
    send('alert', change('raised', alert(2)))

    await screen.findByRole('link', { name: 'Alert 2: Brute force 2' })
    const rows = within(screen.getByRole('table', { name: 'Alerts' })).getAllByRole('row')
    expect(rows[1]).toHaveTextContent('Brute force 2')
    expect(rows[1]).toHaveAttribute('data-new')
    expect(rows[2]).not.toHaveAttribute('data-new')
  })

  it('announces a raised alert to screen readers', async () => {
    const { stream } = renderDashboard('/alerts')
    const { send } = await stream()

    send('alert', change('raised', alert(2, { severity: 'critical', title: 'Ransomware' })))

    expect(await screen.findByText('New critical alert: Ransomware', {}, { timeout: 3000 })).toHaveAttribute('role', 'status')
  })

  it('takes an alert off the open list when somebody else acknowledges it', async () => {
    const { stream } = renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    const { send } = await stream()

    api.on('GET /api/v1/alerts', silence)
    send('alert', change('acknowledged', alert(1, { status: 'acknowledged', version: 2 })))

    expect(await screen.findByText('No alerts here')).toBeVisible()
  })

  it('has the numbers of alerts from the stream', async () => {
    const { stream } = renderDashboard('/alerts')
    const { send } = await stream()
    const { by_status, open_by_severity, backlog } = alertStats()
    await screen.findByRole('button', { name: `Acknowledged ${String(by_status.acknowledged)}` })

    api.on('GET /api/v1/alerts/stats', silence)
    send('counters', { by_status: { ...by_status, acknowledged: 77 }, open_by_severity, backlog })

    expect(await screen.findByRole('button', { name: 'Acknowledged 77' })).toBeVisible()
  })

  it('keeps the open detail up to date', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1)))
    const { stream } = renderDashboard('/alerts?alert=1')
    const drawer = within(await screen.findByRole('dialog', { name: 'Alert 1' }))
    await drawer.findByRole('button', { name: 'Acknowledge' })
    const { send } = await stream()

    const acknowledged = alert(1, { status: 'acknowledged', assigned_to: 'mei', version: 2 })
    api.on('GET /api/v1/alerts/1', () => detail(acknowledged))
    send('alert', change('acknowledged', acknowledged))

    expect(await drawer.findByText('mei')).toBeVisible()
    expect(drawer.queryByRole('button', { name: 'Acknowledge' })).not.toBeInTheDocument()
  })

  it('reads the list again instead of following thousands of changes', async () => {
    api.on('GET /api/v1/alerts', () => page(...range(60).map((number) => alert(61 - number))))
    const { stream } = renderDashboard('/alerts')
    await screen.findByRole('link', { name: 'Alert 60: Brute force 60' })
    const { send } = await stream()

    api.on('GET /api/v1/alerts', silence)
    for (const number of range(60)) {
      send('alert', change('resolved', alert(number, { status: 'resolved', version: 2 })))
    }
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: 'Alert 1: Brute force 1' })).not.toBeInTheDocument()
    })
    expect(screen.getByRole('link', { name: 'Alert 60: Brute force 60' })).toBeVisible()
    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/alerts').length).toBeGreaterThan(1)
    })
  })

  it('shows new events at the top of the list while the reader is there', async () => {
    const { stream } = renderDashboard('/events')
    await screen.findByText('No events here')
    const { send } = await stream()

    api.on('GET /api/v1/events', () => page(event({ description: 'Port scan' })))
    send('events', { counts: ONE_HIGH, latest: [event()] })

    expect(await screen.findByRole('link', { name: 'Event: Port scan' })).toBeVisible()
  })

  it('only counts new events while the reader is further down', async () => {
    const { stream, person } = renderDashboard('/events')
    await screen.findByText('No events here')
    screen.getByRole('main').scrollTop = 900
    const { send } = await stream()

    api.on('GET /api/v1/events', () => page(event({ description: 'Port scan' })))
    send('events', { counts: ONE_HIGH, latest: [event()] })
    send('events', { counts: ONE_HIGH, latest: [event()] })
    const pill = await screen.findByRole('button', { name: '2 new events' })
    expect(api.callsOf('GET /api/v1/events')).toHaveLength(1)

    await person.click(pill)
    expect(await screen.findByRole('link', { name: 'Event: Port scan' })).toBeVisible()
  })

  it('shows an action soon after it was recorded', async () => {
    const { stream } = renderDashboard('/activity')
    await screen.findByText('No actions here')
    const { send } = await stream()

    const recorded = action('Acknowledged alert 1')
    api.on('GET /api/v1/audit', () => page(recorded))
    send('audit', recorded)

    expect(await screen.findByRole('link', { name: 'Acknowledged alert 1' })).toBeVisible()
  })

  it('asks for everything again after an interruption from which the stream cannot go on', async () => {
    const { stream } = renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    const { interruptAndRecover } = await stream()

    api.on('GET /api/v1/alerts', () => page(alert(3), alert(1)))
    interruptAndRecover()

    expect(await screen.findByRole('link', { name: /Alert 3:/ })).toBeVisible()
  })

  it('asks only for what the stream cannot repeat when it goes on, and for everything once it says so', async () => {
    const { stream } = renderDashboard('/')
    await screen.findByRole('link', { name: /Alert 1:/ })
    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/events/stats')).toHaveLength(1)
    })
    const { send, interruptAndRecover } = await stream()

    send('heartbeat', { at: '2026-11-22T10:00:00Z' }, '7.0_3')
    interruptAndRecover()
    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/events/stats')).toHaveLength(2)
    })
    expect(api.callsOf('GET /api/v1/alerts')).toHaveLength(1)

    send('reset', { reason: 'too_long_ago' }, '9.0_4')
    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/alerts')).toHaveLength(2)
    })
  })
})
