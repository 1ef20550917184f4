import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Alert } from '@/lib/api/types'
import { choose } from '@/testing/choose'
import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, change, detail, page, running, step } from '@/testing/samples'

describe('the clocks of alerts', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  const list = (...alerts: Alert[]) => api.on('GET /api/v1/alerts', () => page(...alerts))
  const row = async (number: number) =>
    (await screen.findByRole('link', { name: new RegExp(`Alert ${String(number)}:`) })).closest(
      'tr',
    ) as HTMLElement
  const asked = () => Object.fromEntries(api.callsOf('GET /api/v1/alerts').at(-1)?.query ?? [])

  it('tell what is due next, and for how long there is time', async () => {
    list(
      alert(3, { sla: running(90.5, 600) }),
      alert(2, { status: 'acknowledged', sla: running(-5, 3 * 24 * 60 + 125) }),
      alert(1),
    )
    renderDashboard('/alerts?status=all')
    expect(within(await row(3)).getByRole('timer', { name: 'Acknowledge: in 1h 30m' })).toHaveTextContent('Ack 1h 30m')
    expect(within(await row(2)).getByRole('timer', { name: 'Resolve: in 3d 2h' })).toBeVisible()
    expect(within(await row(1)).queryByRole('timer')).not.toBeInTheDocument()
  })

  it('say in words that a deadline has passed', async () => {
    const missed = { ...running(-12.5, 600), acknowledge_state: 'breached' as const }
    list(alert(2, { sla: missed }), alert(1, { status: 'in_progress', sla: missed }))
    renderDashboard('/alerts?status=all')
    expect(within(await row(2)).getByRole('timer', { name: 'Acknowledge: 12m late' })).toHaveTextContent('Ack 12m late')
    expect(
      within(await row(1)).getByRole('timer', { name: /^Resolve: in 9h \d+m, acknowledged late$/ }),
    ).toBeVisible()
  })

  it('say of resolved alerts whether that was in time', async () => {
    const sla = { ...running(-60, -10), acknowledge_state: 'met', resolve_state: 'met' } as const
    list(
      alert(2, { status: 'resolved', sla: { ...sla, resolve_state: 'breached' } }),
      alert(1, { status: 'resolved', sla }),
    )
    renderDashboard('/alerts?status=resolved')
    expect(within(await row(2)).getByText('Late')).toBeVisible()
    expect(within(await row(1)).getByText('In time')).toBeVisible()
  })

  it('tick by themselves, and show what passes while nobody says so', async () => {
    list(alert(1, { sla: running(0.05, 60) }))
    renderDashboard('/alerts')
    const timer = within(await row(1)).getByRole('timer')
    expect(timer).toHaveAccessibleName(/^Acknowledge: in \ds$/)
    await waitFor(
      () => {
        expect(timer).toHaveAccessibleName(/^Acknowledge: \ds late$/)
      },
      { timeout: 8000 },
    )
    expect(timer).toHaveAttribute('data-urgency', 'late')
    expect(api.callsOf('GET /api/v1/alerts')).toHaveLength(1)
  })

  it('stand in the detail, both with deadline and state', async () => {
    const sla = {
      ...running(-5, 45.5),
      acknowledge_state: 'met' as const,
      acknowledged_at: new Date(Date.now() - 8 * 60_000).toISOString(),
    }
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, { status: 'acknowledged', sla })))
    renderDashboard('/alerts?alert=1')
    const clocks = within(await screen.findByRole('list', { name: 'Deadlines' }))
    const [acknowledge, resolve] = clocks.getAllByRole('listitem')
    expect(acknowledge).toHaveTextContent(/Acknowledge.*Met.*[23]m \d\ds early.*by \d/)
    expect(resolve).toHaveTextContent(/Resolve.*Running.*45m \d\ds.*by \d/)
    expect(clocks.getByRole('timer', { name: 'Time left to resolve' })).toBeVisible()
  })

  it('stand in the timeline when they were missed, by the clock of the reader', async () => {
    const late = alert(1, { version: 2 })
    api.on('GET /api/v1/alerts/1', () =>
      detail(late, {
        timeline: [
          step(late, 'breached', {
            objective: 'acknowledge',
            note: 'Not acknowledged by 2026-11-22T09:53:10Z',
          }),
        ],
      }),
    )
    renderDashboard('/alerts?alert=1')
    const timeline = within(await screen.findByRole('list', { name: 'Timeline' }))
    expect(timeline.getByText('Not acknowledged in time')).toBeVisible()
    expect(timeline.getByText(/^Not acknowledged by Sunday.* 22 November 2026/)).toBeVisible()
  })

  it('filter the list, and sort it by what is due', async () => {
    const { person, address } = renderDashboard('/alerts?sla=breached')
    await row(1)
    expect(asked()).toMatchObject({ status: 'open', sla: 'breached' })

    await choose(person, screen.getByRole('combobox', { name: 'Order' }), 'Due soonest first')
    await waitFor(() => {
      expect(address()).toBe('/alerts?sla=breached&sort=due_soonest')
    })
    expect(asked()).toMatchObject({ sla: 'breached', sort: 'due_soonest' })
  })

  it('take an alert into the list of what is late once it is', async () => {
    const late = { ...running(-1, 60), acknowledge_state: 'breached' as const }
    api.on('GET /api/v1/alerts', () => page(alert(1, { sla: late })))
    const { stream } = renderDashboard('/alerts?sla=breached')
    await row(1)
    const { send } = await stream()

    api.on('GET /api/v1/alerts', () => new Promise(() => undefined))
    send('alert', change('raised', alert(3, { sla: running(15, 60) })))
    send('alert', change('breached', alert(2, { sla: late, version: 2 })))
    await row(2)
    expect(screen.queryByRole('link', { name: /Alert 3:/ })).not.toBeInTheDocument()
  })
})
