import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Alert } from '@/lib/api/types'
import { FakeApi, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, detail, page, session } from '@/testing/samples'

describe('triage', () => {
  let api: FakeApi
  let stored: Alert

  beforeEach(() => {
    stored = alert(1)
    api = new FakeApi()
      .on('GET /api/v1/alerts', ({ query }) =>
        stored.status === (query.get('status') ?? stored.status) ? page(stored) : page(),
      )
      .on('GET /api/v1/alerts/1', () => detail(stored))
      .on('PATCH /api/v1/alerts/1', ({ body }) => {
        stored = { ...stored, ...(body as Partial<Alert>), version: stored.version + 1 }
        return detail(stored)
      })
  })

  it('acknowledges with one click in the list', async () => {
    const { person } = renderDashboard('/alerts')

    await person.click(await screen.findByRole('button', { name: 'Acknowledge alert 1' }))

    expect(await screen.findByText('No alerts here')).toBeVisible()
    expect(api.callsOf('PATCH /api/v1/alerts/1')[0]?.body).toEqual({
      status: 'acknowledged',
      version: 1,
    })
  })

  it('resolves with what it was and why', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    const drawer = within(await screen.findByRole('dialog', { name: 'Alert 1' }))
    await person.click(await drawer.findByRole('button', { name: 'Resolve' }))
    const modal = within(await screen.findByRole('dialog', { name: 'Resolve alert 1' }))

    await person.click(modal.getByRole('radio', { name: 'False positive' }))
    await person.type(modal.getByRole('textbox', { name: 'Notes' }), 'A backup job')
    await person.click(modal.getByRole('button', { name: 'Resolve' }))

    expect(await drawer.findByRole('button', { name: 'Reopen' })).toBeVisible()
    expect(screen.queryByRole('dialog', { name: 'Resolve alert 1' })).not.toBeInTheDocument()
    expect(stored).toMatchObject({
      status: 'resolved',
      resolution: 'false_positive',
      resolution_notes: 'A backup job',
    })
  })

  it('shows the fields that the service did not accept and keeps what was typed', async () => {
    api.on(
      'PATCH /api/v1/alerts/1',
      () =>
        new Refusal(400, 'validation_failed', 'One field is wrong.', [
          { field: 'resolution_notes', message: 'must not be blank' },
        ]),
    )
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Resolve' }))
    const modal = within(await screen.findByRole('dialog', { name: 'Resolve alert 1' }))

    await person.click(modal.getByRole('radio', { name: 'Benign' }))
    await person.click(modal.getByRole('button', { name: 'Resolve' }))

    expect(await modal.findByText('must not be blank')).toBeVisible()
    expect(modal.getByRole('radio', { name: 'Benign' })).toBeChecked()
  })

  it('assigns to the person who is signed in', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Assign to me' }))
    await waitFor(() => {
      expect(stored.assigned_to).toBe('analyst')
    })
    expect(screen.queryByRole('button', { name: 'Assign to me' })).not.toBeInTheDocument()
  })

  it('gives an alert back', async () => {
    stored = alert(1, { assigned_to: 'analyst' })
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Give back' }))
    expect(await screen.findByText('Nobody')).toBeVisible()
    expect(api.callsOf('PATCH /api/v1/alerts/1')[0]?.body).toEqual({ assigned_to: '', version: 1 })
  })

  it('goes on at the next row when an acknowledged one leaves the list', async () => {
    api.on('GET /api/v1/alerts', () =>
      stored.status === 'open' ? page(alert(2), stored, alert(0)) : page(alert(2), alert(0)),
    )
    const { person } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('button', { name: 'Acknowledge alert 1' }))
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: /Alert 1:/ })).not.toBeInTheDocument()
    })
    expect(screen.getByRole('link', { name: /Alert 0:/ })).toHaveFocus()
  })

  it.each([
    [412, 'version_conflict'],
    [409, 'illegal_transition'],
  ])('says so and shows the truth when someone else was first (%i)', async (status, code) => {
    const { person } = renderDashboard('/alerts?alert=1')
    const acknowledge = await screen.findByRole('button', { name: 'Acknowledge' })
    api.on('PATCH /api/v1/alerts/1', () => {
      stored = alert(1, { status: 'in_progress', assigned_to: 'mei', version: 4 })
      return new Refusal(status, code)
    })

    await person.click(acknowledge)

    expect(await screen.findByText('Alert 1 was changed by someone else')).toBeVisible()
    expect(await screen.findByText('mei')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Start work' })).not.toBeInTheDocument()
  })

  it('offers an auditor no step at all', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    renderDashboard('/alerts?alert=1')

    expect(await screen.findByText('42 failed logins for root within a minute')).toBeVisible()
    for (const step of ['Acknowledge', 'Acknowledge alert 1', 'Resolve', 'Assign to me']) {
      expect(screen.queryByRole('button', { name: step })).not.toBeInTheDocument()
    }
  })
})
