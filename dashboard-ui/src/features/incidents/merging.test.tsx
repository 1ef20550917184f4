import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose, optionsOf } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { nothing, Refusal } from '@/testing/FakeApi'
import { IncidentApi } from '@/testing/IncidentApi'
import { renderAndPress } from '@/testing/renderDashboard'
import { alert, detail, incident, incidentDetail, page } from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('people who merge into an incident', () => {
  let api: IncidentApi

  beforeEach(() => {
    api = new IncidentApi()
  })

  const bodyOf = (request: string) => api.callsOf(request)[0]?.body
  const press = (name: string) => renderAndPress('/incidents?incident=7', name)

  it('add alerts that they find by number or words', async () => {
    api
      .on('GET /api/v1/alerts', ({ query }) => (query.get('q') === '5' ? page() : page(alert(4))))
      .on('GET /api/v1/alerts/5', () => detail(alert(5)))
      .on(`POST ${INCIDENTS}/7/alerts`, () => {
        api.members = [alert(5), alert(4), ...api.members]
        return { ...api.stored, alerts: 4, version: 2 }
      })
    const { person } = await press('Add alerts…')
    const modal = await dialog('Add alerts to incident 7')
    const box = modal.getByRole('combobox', { name: 'Alerts' })
    await choose(person, box, '#4 Brute force 4')
    await person.type(box, '5')
    await choose(person, box, '#5 Brute force 5')
    await person.click(modal.getByRole('button', { name: 'Add 2 alerts' }))
    expect(await screen.findByText('4: 4 open')).toBeVisible()
    expect(bodyOf(`POST ${INCIDENTS}/7/alerts`)).toEqual({ alerts: ['4', '5'] })
    expect(Object.fromEntries(api.callsOf('GET /api/v1/alerts').find(({ query }) => query.has('incident'))?.query ?? [])).toEqual({
      incident: 'none',
      limit: '20',
    })
  })

  it('hear why alerts were not added', async () => {
    api
      .on('GET /api/v1/alerts', () => page(alert(4)))
      .on(`POST ${INCIDENTS}/7/alerts`, () =>
        new Refusal(409, 'illegal_transition', 'Alert 4 is part of incident 9'),
      )
    const { person } = await press('Add alerts…')
    const modal = await dialog('Add alerts to incident 7')
    await choose(person, modal.getByRole('combobox', { name: 'Alerts' }), '#4 Brute force 4')
    await person.click(modal.getByRole('button', { name: 'Add 1 alert' }))
    expect(await modal.findByText('Alert 4 is part of incident 9')).toBeVisible()
    expect(modal.getByRole('button', { name: 'Add 1 alert' })).toBeEnabled()
  })

  it('take an alert out of it', async () => {
    api.on(`DELETE ${INCIDENTS}/7/alerts/2`, () => {
      api.members = api.members.slice(1)
      return nothing
    })
    await press('Detach alert 2')
    expect(await screen.findByText('1: 1 open')).toBeVisible()
    expect(screen.queryByRole('link', { name: /Alert 2:/ })).not.toBeInTheDocument()
  })

  it('merge it into another, in the version that they saw, and go on there', async () => {
    api
      .on(`GET ${INCIDENTS}`, () => page(incident(9), api.stored))
      .on(`GET ${INCIDENTS}/9`, () => incidentDetail(incident(9), ...api.members))
      .on(`POST ${INCIDENTS}/7/merge`, () => incident(9, { alerts: 3 }))
    const { person, address } = await press('Merge into another…')
    const modal = await dialog('Merge incident 7 into another')
    const box = modal.getByRole('combobox', { name: 'Incident' })
    const options = await optionsOf(person, box)
    expect(await options.findAllByRole('option', { hidden: true })).toHaveLength(1)
    await person.click(options.getByRole('option', { name: '#9 Attack 9', hidden: true }))
    await person.click(modal.getByRole('button', { name: 'Merge into incident 9' }))
    expect(await screen.findByRole('dialog', { name: 'Incident 9' })).toBeVisible()
    expect(address()).toBe('/incidents?incident=9')
    const [call] = api.callsOf(`POST ${INCIDENTS}/7/merge`)
    expect(call?.body).toEqual({ into: incident(9).id })
    expect(call?.headers.get('If-Match')).toBe('"1"')
  })

  it('hear why it was not merged', async () => {
    api
      .on(`GET ${INCIDENTS}`, () => page(incident(9)))
      .on(
        `POST ${INCIDENTS}/7/merge`,
        () => new Refusal(409, 'illegal_transition', 'Incident 9 is resolved; reopen it first'),
      )
    const { person } = await press('Merge into another…')
    const modal = await dialog('Merge incident 7 into another')
    await choose(person, modal.getByRole('combobox', { name: 'Incident' }), '#9 Attack 9')
    await person.click(modal.getByRole('button', { name: 'Merge into incident 9' }))
    expect(await modal.findByText('Incident 9 is resolved; reopen it first')).toBeVisible()
  })
})
