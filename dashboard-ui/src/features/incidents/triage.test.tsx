import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { Refusal } from '@/testing/FakeApi'
import { IncidentApi } from '@/testing/IncidentApi'
import { renderAndPress } from '@/testing/renderDashboard'
import { alert, happening, incident, incidentDetail } from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('people who work on an incident', () => {
  let api: IncidentApi

  beforeEach(() => {
    api = new IncidentApi()
  })

  const bodyOf = (request: string) => api.callsOf(request)[0]?.body
  const press = (name: string) => renderAndPress('/incidents?incident=7', name)

  it('start work', async () => {
    await press('Start work')
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Start work' })).not.toBeInTheDocument()
    })
    expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ status: 'in_progress', version: 1 })
  })

  it('resolve one with all of its alerts', async () => {
    api.on(`PATCH ${INCIDENTS}/7`, () => {
      api.stored = incident(7, { status: 'resolved', version: 2 })
      return api.stored
    })
    const { person } = await press('Resolve')
    const modal = await dialog('Resolve incident 7')
    await person.click(modal.getByRole('radio', { name: 'True positive' }))
    await person.type(modal.getByRole('textbox', { name: 'Notes' }), 'Blocked')
    await person.click(modal.getByRole('button', { name: 'Resolve' }))
    expect(await screen.findByRole('button', { name: 'Reopen' })).toBeVisible()
    expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({
      status: 'resolved',
      resolution: 'true_positive',
      resolution_notes: 'Blocked',
      version: 1,
    })
  })

  it('leave the notes of its alerts as they are when they write none', async () => {
    const { person } = await press('Resolve')
    const modal = await dialog('Resolve incident 7')
    await person.click(modal.getByRole('radio', { name: 'Benign' }))
    await person.click(modal.getByRole('button', { name: 'Resolve' }))
    await waitFor(() => {
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({
        status: 'resolved',
        resolution: 'benign',
        version: 1,
      })
    })
  })

  it('resolve what was reopened of it since', async () => {
    api.stored = incident(7, { status: 'resolved' })
    api.members = [alert(2, { status: 'resolved' }), alert(1)]
    const { person } = await press('Resolve 1 alert')
    const modal = await dialog('Resolve incident 7')
    await person.click(modal.getByRole('radio', { name: 'Benign' }))
    await person.click(modal.getByRole('button', { name: 'Resolve' }))
    await waitFor(() => {
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toMatchObject({ status: 'resolved' })
    })
  })

  it('reopen it', async () => {
    api.stored = incident(7, { status: 'resolved' })
    await press('Reopen')
    expect(await screen.findByRole('button', { name: 'Start work' })).toBeVisible()
    expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ status: 'open', version: 1 })
  })

  it('take it, give it back, and give it to others', async () => {
    const { person } = await press('Assign to me')
    await person.click(await screen.findByRole('button', { name: 'Give back' }))
    await screen.findByRole('button', { name: 'Assign to me' })
    await person.click(screen.getByRole('button', { name: 'Assign…' }))
    const modal = await dialog('Assign incident 7')
    await person.type(modal.getByRole('combobox', { name: 'Assign to' }), 'mei')
    await person.click(modal.getByRole('button', { name: 'Assign' }))
    await waitFor(() => {
      expect(api.callsOf(`PATCH ${INCIDENTS}/7`).map(({ body }) => body)).toEqual([
        { assigned_to: 'analyst', version: 1 },
        { assigned_to: '', version: 2 },
        { assigned_to: 'mei', version: 3 },
      ])
    })
  })

  it('name it and rate it', async () => {
    const { person } = await press('Edit…')
    const modal = await dialog('Edit incident 7')
    const title = modal.getByRole('textbox', { name: 'Title' })
    await person.clear(title)
    await person.type(title, 'Ransomware')
    await choose(person, modal.getByRole('combobox', { name: 'Severity' }), 'Critical')
    await person.click(modal.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('link', { name: 'Incident 7: Ransomware' })).toBeVisible()
    expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({
      title: 'Ransomware',
      severity: 'critical',
      version: 1,
    })
  })

  it('let the severity follow the alerts again', async () => {
    api.stored = incident(7, { severity: 'low', severity_set: true })
    const { person } = await press('Edit…')
    const modal = await dialog('Edit incident 7')
    const severity = modal.getByRole('combobox', { name: 'Severity' })
    expect(severity).toHaveValue('Low')
    await choose(person, severity, 'Low')
    await person.click(modal.getByRole('button', { name: 'Save' }))
    await waitFor(() => {
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({
        title: 'Attack 7',
        severity_set: false,
        version: 1,
      })
    })
  })

  it.each([
    [412, 'version_conflict'],
    [409, 'illegal_transition'],
  ])('hear what somebody else did meanwhile (%i)', async (status, code) => {
    api.on(`PATCH ${INCIDENTS}/7`, () => {
      api.stored = incident(7, { status: 'in_progress', assigned_to: 'mei', version: 3 })
      api.on(`GET ${INCIDENTS}/7`, () => ({
        ...incidentDetail(api.stored, ...api.members),
        timeline: [
          happening(api.stored, 'created', { version: 1, alerts: { total: 2, first: [1, 2] } }),
          happening(api.stored, 'assigned', { version: 2, note: 'mei' }),
          happening(api.stored, 'started', { version: 3 }),
        ],
      }))
      return new Refusal(status, code)
    })
    await press('Start work')
    expect(await screen.findByText('Incident 7 was changed by someone else')).toBeVisible()
    expect(
      screen.getByText(/^Assigned to mei by mei\. Started by mei\. Your change was not made/),
    ).toBeVisible()
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Start work' })).not.toBeInTheDocument()
    })
  })
})
