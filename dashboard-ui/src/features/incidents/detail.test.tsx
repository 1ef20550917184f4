import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Alert } from '@/lib/api/types'
import { dialog } from '@/testing/dialog'
import { IncidentApi } from '@/testing/IncidentApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, change, detail, happening, incident, incidentDetail, page, session } from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('an incident in full', () => {
  let api: IncidentApi

  beforeEach(() => {
    api = new IncidentApi()
  })

  it('opens from the list, with facts, notes, alerts and timeline', async () => {
    api.stored = incident(7, { notes: 'Came by VPN', assigned_to: 'mei' })
    const { person, address } = renderDashboard('/incidents')
    await person.click(await screen.findByRole('link', { name: 'Incident 7: Attack 7' }))
    expect(address()).toBe('/incidents?incident=7')
    const detail = await dialog('Incident 7')
    expect(await detail.findByText('2: 2 open')).toBeVisible()
    expect(detail.getByText('Came by VPN')).toBeVisible()
    expect(detail.getByText('The highest of its alerts')).toBeVisible()
    const alerts = within(detail.getByRole('list', { name: 'Alerts of the incident' }))
    expect(alerts.getAllByRole('listitem')).toHaveLength(2)
    expect(alerts.getByRole('timer', { name: /^Acknowledge: in/ })).toBeVisible()
    expect(within(detail.getByRole('list', { name: 'Timeline' })).getByText('Created with alerts 2 and 1')).toBeVisible()
  })

  it('leads to each of its alerts', async () => {
    api.on('GET /api/v1/alerts/2', () => detail(alert(2)))
    const { person, address } = renderDashboard('/incidents?incident=7')
    await person.click(await screen.findByRole('link', { name: 'Alert 2: Brute force 2' }))
    expect(await screen.findByRole('dialog', { name: 'Alert 2' })).toBeVisible()
    expect(address()).toBe('/alerts?status=all&incident=7&alert=2')
  })

  it('has more alerts than are read at once', async () => {
    api.on(`GET ${INCIDENTS}/7`, ({ query }) => {
      const whole = incidentDetail(api.stored, ...api.members)
      return query.get('cursor') === 'c-1'
        ? { ...whole, members: page(alert(1)) }
        : {
            ...whole,
            members: { ...page(alert(2)), next: `http://localhost${INCIDENTS}/7?cursor=c-1` },
          }
    })
    const { person } = renderDashboard('/incidents?incident=7')
    const detail = await dialog('Incident 7')
    expect(await detail.findByText('1 of 2 alerts')).toBeVisible()
    await person.click(detail.getByRole('button', { name: 'Load more' }))
    expect(await detail.findByRole('link', { name: /Alert 1:/ })).toBeVisible()
  })

  it('says in words what happened', async () => {
    const other = { id: incident(9).id, number: 9 }
    api.on(`GET ${INCIDENTS}/7`, () => ({
      ...incidentDetail(api.stored, ...api.members),
      timeline: [
        happening(api.stored, 'merged', { version: 2, alerts: { total: 1, first: [4] } }),
        happening(api.stored, 'detached', { version: 3, alerts: { total: 1, first: [4] } }),
        happening(api.stored, 'rated', { version: 4, note: 'critical' }),
        happening(api.stored, 'assigned', { version: 5, note: 'mei' }),
        happening(api.stored, 'assigned', { version: 6 }),
        happening(api.stored, 'absorbed', { version: 7, alerts: { total: 1200, first: [1, 2] }, other }),
        happening(api.stored, 'resolved', { version: 8, alerts: { total: 3, first: [1, 2, 3] }, note: 'A test' }),
        happening(api.stored, 'reopened', { version: 9 }),
        happening(api.stored, 'started', { version: 10, alerts: { total: 2, first: [2, 3] } }),
        happening(api.stored, 'ended', { version: 11, alerts: { total: 0, first: [] }, other }),
      ],
    }))
    renderDashboard('/incidents?incident=7')
    const steps = within(await screen.findByRole('list', { name: 'Timeline' })).getAllByRole('listitem')
    expect(steps.map(({ textContent }) => /^(.*)by mei/.exec(textContent)?.[1])).toEqual([
      'Merged alert 4 into it',
      'Detached alert 4',
      'Severity is critical',
      'Assigned to mei',
      'Given back',
      'Took over 1,200 alerts of incident 9',
      'Resolved with alerts 1, 2 and 3',
      'Reopened',
      'Started, alerts 2 and 3 acknowledged',
      'Merged into incident 9 with no alerts',
    ])
    expect(steps[6]).toHaveTextContent('A test')
  })

  it('of one that is part of another leads there, and offers no step', async () => {
    api.stored = incident(7, { status: 'resolved', merged_into: { id: incident(9).id, number: 9 } })
    api.members = []
    renderDashboard('/incidents?incident=7')
    const detail = await dialog('Incident 7')
    expect(await detail.findByRole('link', { name: 'Incident 9' })).toBeVisible()
    expect(detail.queryByRole('group', { name: 'Actions' })).not.toBeInTheDocument()
    expect(detail.queryByRole('textbox')).not.toBeInTheDocument()
  })

  it('is for auditors to read', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    renderDashboard('/incidents?incident=7')
    const detail = await dialog('Incident 7')
    await detail.findByRole('link', { name: /Alert 2:/ })
    expect(detail.queryByRole('group', { name: 'Actions' })).not.toBeInTheDocument()
    expect(detail.queryByRole('button', { name: /Detach|notes|Comment/ })).not.toBeInTheDocument()
  })

  it('shows at once what becomes of its alerts', async () => {
    const { stream } = renderDashboard('/incidents?incident=7')
    const detail = await dialog('Incident 7')
    await detail.findByText('2: 2 open')
    const { send } = await stream()
    api.members = api.members.map((member) => ({ ...member, status: 'resolved', version: 2 }))
    send('alert', change('resolved', api.members[0] as Alert))
    expect(await detail.findByText('2: 2 resolved')).toBeVisible()
  })
})
