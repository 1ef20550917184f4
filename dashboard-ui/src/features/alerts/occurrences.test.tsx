import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, silence as noAnswer } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, change, detail, occurrence, page, session } from '@/testing/samples'

const OCCURRENCES = '/api/v1/alerts/1/occurrences'
const FLOOD = {
  rule: { id: 'flood', title: 'Flood of alerts from one source', level: 'high' as const, techniques: [] },
  counted_rules: [
    { id: 'ssh-brute-force', title: 'SSH brute force', level: 'high' as const, techniques: ['T1110.001'] },
    { id: 'port-scan', title: 'Port scan', level: 'low' as const, techniques: ['T1595'] },
  ],
  title: 'Flood: 1,234 further alerts from web-1',
  occurrences: 1234,
}

describe('occurrences', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi().on(`GET ${OCCURRENCES}`, () => page(occurrence(2), occurrence(1)))
  })

  it('are counted in the list where there are several', async () => {
    api.on('GET /api/v1/alerts', () => page(alert(2, { occurrences: 12 }), alert(1)))
    renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    const [, several, single] = within(screen.getByRole('table', { name: 'Alerts' })).getAllByRole('row')
    expect(within(several as HTMLElement).getByTitle('12 occurrences')).toHaveTextContent('12×')
    expect(within(single as HTMLElement).queryByTitle(/occurrence/)).not.toBeInTheDocument()
  })

  it('raise the count of a row, and are no new alert', async () => {
    const { stream } = renderDashboard('/alerts')
    expect(await screen.findByText('1 of 1 alert')).toBeVisible()
    const { send } = await stream()
    api.on('GET /api/v1/alerts', noAnswer)
    send('alert', change('updated', alert(1, { occurrences: 7, version: 2 })))
    expect(await screen.findByTitle('7 occurrences')).toBeVisible()
    expect(screen.getByText('1 of 1 alert')).toBeVisible()
    expect(screen.getAllByRole('link', { name: /Alert 1:/ })).toHaveLength(1)
  })

  it('are listed page by page, each with the way to its event', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, { occurrences: 2 })))
    api.on(`GET ${OCCURRENCES}`, ({ query }) =>
      query.get('cursor') === 'c-1'
        ? page(occurrence(1))
        : { ...page(occurrence(2)), next: `http://localhost${OCCURRENCES}?cursor=c-1`, count: 2 },
    )
    const { person, address } = renderDashboard('/alerts?alert=1')
    const drawer = within(await screen.findByRole('dialog', { name: 'Alert 1' }))
    expect(await drawer.findByText('1 of 2 occurrences')).toBeVisible()
    expect(drawer.getByText('Last seen')).toBeVisible()
    await person.click(drawer.getByRole('button', { name: 'Load more' }))
    await person.click(await drawer.findByRole('link', { name: 'Login 1 failed' }))
    await waitFor(() => {
      expect(address()).toBe(`/events?event=${occurrence(1).event_id}`)
    })
  })

  it('have no way to events for whoever may not see them', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, { occurrences: 2 })))
    renderDashboard('/alerts?alert=1')
    expect(await screen.findByText('Login 1 failed')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Login 1 failed' })).not.toBeInTheDocument()
  })

  it('are not listed where the alert is about one event', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1)))
    renderDashboard('/alerts?alert=1')
    await screen.findByRole('list', { name: 'Timeline' })
    expect(screen.queryByRole('list', { name: 'Occurrences' })).not.toBeInTheDocument()
    expect(api.callsOf(`GET ${OCCURRENCES}`)).toHaveLength(0)
  })

  it('of a flood are recognised as such', async () => {
    api.on('GET /api/v1/alerts', () => page(alert(1, FLOOD)))
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, FLOOD)))
    const { person } = renderDashboard('/alerts')
    expect(await screen.findByTitle('A flood of alerts from one source')).toBeVisible()
    await person.click(screen.getByRole('link', { name: /Flood: 1,234/ }))
    const drawer = within(await screen.findByRole('dialog', { name: 'Alert 1' }))
    expect(await drawer.findByText('Flood')).toBeVisible()
  })

  it('of a flood say by which rules they were found', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, FLOOD)))
    renderDashboard('/alerts?alert=1')
    const drawer = within(await screen.findByRole('dialog', { name: 'Alert 1' }))
    expect(await drawer.findByRole('link', { name: 'All alerts with Port scan' })).toHaveAttribute(
      'href',
      expect.stringContaining('rule=port-scan'),
    )
    expect(drawer.getByRole('link', { name: 'All alerts with SSH brute force' })).toBeVisible()
    expect(drawer.getByRole('link', { name: 'All alerts with T1595' })).toBeVisible()
  })
})
