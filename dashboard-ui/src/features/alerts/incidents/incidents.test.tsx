import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Alert } from '@/lib/api/types'
import { choose, optionsOf } from '@/testing/choose'
import { FakeApi, nothing, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import {
  alert,
  change,
  detail,
  incident,
  incidentDetail,
  page,
  session,
  step,
} from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('alerts and their incidents', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
      .on('GET /api/v1/alerts', () => ({ ...page(alert(3), alert(2), alert(1)), count: 340 }))
      .on('GET /api/v1/alerts/1', () => detail(alert(1)))
      .on(`GET ${INCIDENTS}`, () => page(incident(9), incident(7)))
      .on(`GET ${INCIDENTS}/7`, () => incidentDetail(incident(7), alert(5)))
      .on(`POST ${INCIDENTS}`, () => incident(10, { title: 'Brute force 3' }))
  })

  const select = (number: number) =>
    screen.findByRole('checkbox', { name: `Select alert ${String(number)}` })
  const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))
  const bodyOf = (request: string) => api.callsOf(request)[0]?.body

  it('merges the chosen alerts into a new incident, and leads there', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(3))
    await person.click(await select(1))
    await person.click(screen.getByRole('button', { name: 'Merge into incident…' }))
    const modal = await dialog('Merge 2 alerts into an incident')
    await person.type(modal.getByRole('textbox', { name: 'Title' }), 'One attacker')
    await person.type(modal.getByRole('textbox', { name: 'Notes' }), 'Same address')
    await person.click(modal.getByRole('checkbox', { name: 'Assign to me' }))
    await person.click(modal.getByRole('button', { name: 'Merge 2 alerts' }))

    expect(await modal.findByRole('status')).toHaveTextContent('2 alerts are part of Incident 10')
    expect(bodyOf(`POST ${INCIDENTS}`)).toEqual({
      alerts: ['3', '1'],
      title: 'One attacker',
      notes: 'Same address',
      assigned_to: 'me',
    })
    expect(modal.getByRole('link', { name: 'Incident 10' })).toHaveAttribute(
      'href',
      '/incidents?incident=10',
    )
    await person.click(modal.getByRole('button', { name: 'Done' }))
    expect(await select(3)).not.toBeChecked()
  })

  it('merges them into an incident that is found by its number', async () => {
    api
      .on(`GET ${INCIDENTS}`, ({ query }) => (query.get('q') ? page() : page(incident(9))))
      .on(`POST ${INCIDENTS}/7/alerts`, () => incident(7, { alerts: 2 }))
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Merge into incident…' }))
    const modal = await dialog('Merge 1 alert into an incident')
    await person.click(modal.getByRole('radio', { name: 'One that is there already' }))
    expect(modal.getByRole('button', { name: 'Merge 1 alert' })).toBeDisabled()
    const box = modal.getByRole('combobox', { name: 'Incident' })
    await person.type(box, '#7')
    await choose(person, box, '#7 Attack 7')
    await person.click(modal.getByRole('button', { name: 'Merge 1 alert' }))

    expect(await modal.findByRole('status')).toHaveTextContent('1 alert is part of Incident 7')
    expect(bodyOf(`POST ${INCIDENTS}/7/alerts`)).toEqual({ alerts: ['2'] })
  })

  it('looks for incidents that are not resolved, by the words of their titles', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Merge into incident…' }))
    const modal = await dialog('Merge 1 alert into an incident')
    await person.click(modal.getByRole('radio', { name: 'One that is there already' }))
    const box = modal.getByRole('combobox', { name: 'Incident' })
    await person.type(box, 'attack')
    await waitFor(() => {
      expect(Object.fromEntries(api.callsOf(`GET ${INCIDENTS}`).at(-1)?.query ?? [])).toEqual({
        status: 'open,in_progress',
        q: 'attack',
        limit: '20',
      })
    })
    const options = await optionsOf(person, box)
    expect(options.getByRole('option', { name: '#9 Attack 9', hidden: true })).toBeInTheDocument()
  })

  it('merges all that match the filter, also those that are not on the page', async () => {
    api.on('GET /api/v1/alerts', ({ query }) =>
      query.get('cursor') === 'c-1'
        ? page(alert(1))
        : {
            ...page(alert(3), alert(2)),
            count: 3,
            next: 'http://localhost/api/v1/alerts?cursor=c-1',
          },
    )
    const { person } = renderDashboard('/alerts?severity=high')
    await select(2)
    await person.click(screen.getByRole('checkbox', { name: 'Select all alerts shown' }))
    await person.click(screen.getByRole('button', { name: 'Select all 3 that match the filter' }))
    await person.click(screen.getByRole('button', { name: 'Merge into incident…' }))
    const modal = await dialog('Merge 3 alerts into an incident')
    await person.click(modal.getByRole('button', { name: 'Merge 3 alerts' }))

    await modal.findByRole('link', { name: 'Incident 10' })
    expect(bodyOf(`POST ${INCIDENTS}`)).toEqual({ alerts: ['3', '2', '1'] })
    const [first] = api.callsOf('GET /api/v1/alerts').filter(({ query }) => query.get('limit') === '200')
    expect(Object.fromEntries(first?.query ?? [])).toEqual({
      status: 'open',
      severity: 'high',
      to: '2026-11-22T09:53:10.001Z',
      limit: '200',
    })
  })

  it('says what was wrong, and keeps what was typed', async () => {
    api.on(
      `POST ${INCIDENTS}`,
      () => new Refusal(409, 'illegal_transition', 'Alert 3 is part of incident 9'),
    )
    const { person } = renderDashboard('/alerts')
    await person.click(await select(3))
    await person.click(screen.getByRole('button', { name: 'Merge into incident…' }))
    const modal = await dialog('Merge 1 alert into an incident')
    await person.type(modal.getByRole('textbox', { name: 'Title' }), 'One attacker')
    await person.click(modal.getByRole('button', { name: 'Merge 1 alert' }))
    expect(await modal.findByText('Alert 3 is part of incident 9')).toBeVisible()
    expect(modal.getByRole('textbox', { name: 'Title' })).toHaveValue('One attacker')

    api.on(
      `POST ${INCIDENTS}`,
      () =>
        new Refusal(400, 'validation_failed', 'Two fields are wrong.', [
          { field: 'title', message: 'must not contain NUL' },
          { field: 'alerts', message: 'there is no alert 3' },
        ]),
    )
    await person.click(modal.getByRole('button', { name: 'Merge 1 alert' }))
    expect(await modal.findByText('must not contain NUL')).toBeVisible()
    expect(modal.getByText('alerts: there is no alert 3')).toBeVisible()
  })

  it('shows in list and detail which incident an alert is part of, and detaches it', async () => {
    let stored: Alert = alert(1, { incident: incident(7) })
    api
      .on('GET /api/v1/alerts', () => page(stored))
      .on('GET /api/v1/alerts/1', () => detail(stored))
      .on(`DELETE ${INCIDENTS}/7/alerts/1`, () => {
        stored = alert(1, { version: 2 })
        return nothing
      })
    const { person } = renderDashboard('/alerts?alert=1')
    const drawer = await dialog('Alert 1')
    expect(await drawer.findByRole('link', { name: 'Incident 7' })).toHaveAttribute(
      'href',
      '/incidents?incident=7',
    )
    const table = within(screen.getByRole('table', { name: 'Alerts' }))
    expect(table.getByRole('link', { name: 'Incident 7' })).toHaveTextContent('#7')
    await person.click(drawer.getByRole('button', { name: 'Detach from incident 7' }))
    expect(await drawer.findByRole('button', { name: 'Merge into incident…' })).toBeVisible()
    expect(table.queryByRole('link', { name: 'Incident 7' })).not.toBeInTheDocument()
  })

  it('says why an alert was not detached', async () => {
    api
      .on('GET /api/v1/alerts/1', () => detail(alert(1, { incident: incident(7) })))
      .on(
        `DELETE ${INCIDENTS}/7/alerts/1`,
        () => new Refusal(404, 'not_found', 'Alert 1 is no part of incident 7'),
      )
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Detach from incident 7' }))
    expect(await screen.findByText('Alert 1 is no part of incident 7')).toBeVisible()
  })

  it('merges one alert from its detail', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    const drawer = await dialog('Alert 1')
    await person.click(await drawer.findByRole('button', { name: 'Merge into incident…' }))
    const modal = await dialog('Merge 1 alert into an incident')
    await person.click(modal.getByRole('button', { name: 'Merge 1 alert' }))
    await modal.findByRole('link', { name: 'Incident 10' })
    expect(bodyOf(`POST ${INCIDENTS}`)).toEqual({ alerts: ['1'] })
  })

  it('tells in the timeline of merging and detaching', async () => {
    const merged = alert(1, { version: 3 })
    api.on('GET /api/v1/alerts/1', () =>
      detail(merged, {
        timeline: [
          step(merged, 'merged', { version: 2, incident: { id: incident(7).id, number: 7 } }),
          step(merged, 'detached', { version: 3, incident: { id: incident(7).id, number: 7 } }),
        ],
      }),
    )
    renderDashboard('/alerts?alert=1')
    const timeline = within(await screen.findByRole('list', { name: 'Timeline' }))
    expect(timeline.getByText('Merged into incident 7')).toBeVisible()
    expect(timeline.getByText('Detached from incident 7')).toBeVisible()
  })

  it('filters the list by incident, and takes out at once what is part of one', async () => {
    const { person, stream, address } = renderDashboard('/alerts?rule=severity')
    await select(1)
    await person.type(screen.getByRole('textbox', { name: 'Incident' }), 'none{Enter}')
    await waitFor(() => {
      expect(address()).toContain('incident=none')
    })
    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/alerts').at(-1)?.query.get('incident')).toBe('none')
    })
    await select(1)
    const { send } = await stream()
    api.on('GET /api/v1/alerts', () => new Promise(() => undefined))
    send('alert', change('merged', alert(1, { incident: incident(7), version: 2 })))
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: /Alert 1:/ })).not.toBeInTheDocument()
    })
    expect(screen.getByRole('link', { name: /Alert 2:/ })).toBeVisible()
  })

  it('finds the alerts of an incident by its number', async () => {
    renderDashboard('/alerts?status=all&incident=7')
    await select(1)
    expect(api.callsOf('GET /api/v1/alerts')[0]?.query.get('incident')).toBe('7')
    expect(screen.getByRole('textbox', { name: 'Incident' })).toHaveValue('7')
  })

  it('says what is wrong with a filter', async () => {
    api.on(
      'GET /api/v1/alerts',
      () =>
        new Refusal(400, 'validation_failed', 'One field is wrong.', [
          { field: 'incident', message: 'must be ids or numbers of incidents, or none' },
        ]),
    )
    renderDashboard('/alerts?incident=seven')
    expect(
      await screen.findByText('incident must be ids or numbers of incidents, or none'),
    ).toBeVisible()
  })

  it('leaves auditors the way to the incident, and no other', async () => {
    api
      .on('GET /api/v1/session', () => session('auditor'))
      .on('GET /api/v1/alerts/1', () => detail(alert(1, { incident: incident(7) })))
    renderDashboard('/alerts?alert=1')
    const drawer = await dialog('Alert 1')
    expect(await drawer.findByRole('link', { name: 'Incident 7' })).toBeVisible()
    expect(drawer.queryByRole('button', { name: /Detach/ })).not.toBeInTheDocument()
  })
})
