import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Alert } from '@/lib/api/types'
import { FakeApi, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, detail, page, session, step, summary } from '@/testing/samples'

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
        return stored
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

  it('assigns to somebody else by their login', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Assign…' }))
    const modal = within(await screen.findByRole('dialog', { name: 'Assign alert 1' }))
    await person.type(modal.getByRole('combobox', { name: 'Assign to' }), 'mei')
    await person.click(modal.getByRole('button', { name: 'Assign' }))

    await waitFor(() => {
      expect(stored.assigned_to).toBe('mei')
    })
    expect(api.callsOf('PATCH /api/v1/alerts/1')[0]?.body).toEqual({ assigned_to: 'mei', version: 1 })
  })

  it('starts work', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Start work' }))
    await waitFor(() => {
      expect(stored.status).toBe('in_progress')
    })
  })

  it('reopens what was resolved', async () => {
    stored = alert(1, { status: 'resolved', resolution: 'benign' })
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Reopen' }))
    await waitFor(() => {
      expect(stored.status).toBe('open')
    })
  })

  it('corrects a resolution', async () => {
    stored = alert(1, { status: 'resolved', resolution: 'benign', resolution_notes: 'A backup job' })
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Correct the resolution' }))
    const modal = within(await screen.findByRole('dialog', { name: 'Resolve alert 1' }))
    expect(modal.getByRole('radio', { name: 'Benign' })).toBeChecked()
    expect(modal.getByRole('textbox', { name: 'Notes' })).toHaveValue('A backup job')

    await person.click(modal.getByRole('radio', { name: 'True positive' }))
    await person.click(modal.getByRole('button', { name: 'Resolve' }))

    await waitFor(() => {
      expect(stored.resolution).toBe('true_positive')
    })
  })

  it('says something in the timeline, whatever else happens to the alert', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    const box = await screen.findByRole('textbox', { name: 'Comment' })
    api.on('PATCH /api/v1/alerts/1', () => {
      stored = { ...stored, version: 2 }
      return stored
    })
    api.on('GET /api/v1/alerts/1', () =>
      detail(stored, { timeline: [step(stored, 'commented', { note: 'It is the scanner' })] }),
    )

    await person.type(box, 'It is the scanner')
    await person.click(screen.getByRole('button', { name: 'Comment' }))

    const timeline = screen.getByRole('list', { name: 'Timeline' })
    expect(await within(timeline).findByText('It is the scanner')).toBeVisible()
    expect(api.callsOf('PATCH /api/v1/alerts/1')[0]?.body).toEqual({ comment: 'It is the scanner' })
    await waitFor(() => {
      expect(box).toHaveValue('')
    })
  })

  it.each([
    ['open', 'Comment and acknowledge', 'acknowledged'],
    ['acknowledged', 'Comment and start work', 'in_progress'],
    ['resolved', 'Comment and reopen', 'open'],
  ] as const)('does what comes next for an alert that is %s, and says why', async (status, name, next) => {
    stored = { ...stored, status }
    const { person } = renderDashboard('/alerts?alert=1')
    const box = await screen.findByRole('textbox', { name: 'Comment' })
    expect(screen.getByRole('button', { name })).toBeDisabled()

    await person.type(box, 'Like last week')
    await person.click(screen.getByRole('button', { name }))

    await waitFor(() => {
      expect(box).toHaveValue('')
    })
    expect(api.callsOf('PATCH /api/v1/alerts/1')[0]?.body).toEqual({
      status: next,
      comment: 'Like last week',
      version: 1,
    })
  })

  it('says why it is given to somebody', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('button', { name: 'Assign…' }))
    const modal = within(await screen.findByRole('dialog', { name: 'Assign alert 1' }))

    await person.type(modal.getByRole('combobox'), 'mei')
    await person.type(modal.getByRole('textbox', { name: 'Comment (optional)' }), 'Knows that server')
    await person.click(modal.getByRole('button', { name: 'Assign' }))

    await waitFor(() => {
      expect(api.callsOf('PATCH /api/v1/alerts/1')[0]?.body).toEqual({
        assigned_to: 'mei',
        comment: 'Knows that server',
        version: 1,
      })
    })
  })

  it('keeps a comment that was not said', async () => {
    api.on('PATCH /api/v1/alerts/1', () => new Refusal(503, 'unavailable', 'Try again later.'))
    const { person } = renderDashboard('/alerts?alert=1')
    await person.type(await screen.findByRole('textbox', { name: 'Comment' }), 'It is the scanner')
    await person.click(screen.getByRole('button', { name: 'Comment' }))

    expect(await screen.findByText('Try again later.')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue('It is the scanner')
  })

  it('shows what is related, and leads there', async () => {
    api.on('GET /api/v1/alerts/1', () =>
      detail(stored, {
        related: {
          same_entity: [],
          same_rule: [2, 3, 4, 5, 6, 7].map((number) => summary(alert(number))),
          campaign: [summary(alert(9, { title: 'Ransomware' }))],
        },
      }),
    )
    api.on('GET /api/v1/alerts/9', () => detail(alert(9, { title: 'Ransomware' })))
    const { person, address } = renderDashboard('/alerts?alert=1')

    const rule = within(await screen.findByRole('list', { name: 'Same rule' }))
    expect(rule.getAllByRole('listitem')).toHaveLength(5)
    await person.click(screen.getByRole('button', { name: 'Show all 6' }))
    expect(rule.getAllByRole('listitem')).toHaveLength(6)

    const campaign = within(screen.getByRole('list', { name: 'Same campaign' }))
    await person.click(campaign.getByRole('link', { name: 'Alert 9: Ransomware' }))
    expect(await screen.findByRole('dialog', { name: 'Alert 9' })).toBeVisible()
    expect(address()).toBe('/alerts?alert=9')
  })

  it('leads to all alerts about the same entity', async () => {
    const { person, address } = renderDashboard('/alerts?alert=1')
    await person.click(await screen.findByRole('link', { name: 'All alerts with 203.0.113.7' }))
    await waitFor(() => {
      expect(address()).toBe('/alerts?status=all&entity=ip%3A203.0.113.7')
    })
  })

  it('opens an alert by its id', async () => {
    api.on(`GET /api/v1/alerts/${stored.id}`, () => detail(stored))
    renderDashboard(`/alerts?alert=${stored.id}`)
    expect(await screen.findByRole('dialog', { name: 'Alert 1' })).toBeVisible()
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

  it('says what somebody else did meanwhile', async () => {
    const { person } = renderDashboard('/alerts?alert=1')
    const resolve = await screen.findByRole('button', { name: 'Acknowledge' })
    const now = alert(1, { status: 'in_progress', assigned_to: 'mei', version: 3 })
    api.on('PATCH /api/v1/alerts/1', () => new Refusal(412, 'version_conflict'))
    api.on('GET /api/v1/alerts/1', () =>
      detail(now, {
        timeline: [
          ...detail(stored).timeline,
          step(now, 'assigned', { version: 2, assigned_to: 'mei' }),
          step(now, 'started', { version: 3 }),
        ],
      }),
    )

    await person.click(resolve)

    expect(
      await screen.findByText(/^Assigned to mei by mei\. Started by mei\. Your change was not made/),
    ).toBeVisible()
  })

  it('offers an auditor no step at all', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    renderDashboard('/alerts?alert=1')

    expect(await screen.findByText('42 failed logins for root within a minute')).toBeVisible()
    for (const step of ['Acknowledge', 'Acknowledge alert 1', 'Resolve', 'Assign to me', 'Comment']) {
      expect(screen.queryByRole('button', { name: step })).not.toBeInTheDocument()
    }
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  })
})
