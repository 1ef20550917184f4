import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, Lines, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, page, result, session } from '@/testing/samples'

describe('bulk work', () => {
  let api: FakeApi
  let answer: Lines

  beforeEach(() => {
    answer = new Lines()
    api = new FakeApi()
      .on('GET /api/v1/alerts', () => ({ ...page(alert(3), alert(2), alert(1)), count: 340 }))
      .on('POST /api/v1/alerts/bulk', () => answer)
  })

  const select = (number: number) => screen.findByRole('checkbox', { name: `Select alert ${String(number)}` })
  const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))
  const sent = () => api.callsOf('POST /api/v1/alerts/bulk')[0]?.body
  const finished = (changed: number, unchanged: number, refused: number) => ({
    kind: 'finished',
    changed,
    unchanged,
    refused,
  })

  it('resolves the chosen alerts, shows how far it is, and says which ones were refused and why', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(3))
    await person.click(await select(1))
    expect(screen.getByText('2 alerts selected')).toBeVisible()

    await person.click(screen.getByRole('button', { name: 'Resolve' }))
    const modal = await dialog('Resolve 2 alerts')
    expect(modal.getByRole('button', { name: 'Resolve 2 alerts' })).toBeDisabled()
    await person.click(modal.getByRole('radio', { name: 'Benign' }))
    await person.type(modal.getByRole('textbox', { name: 'Notes' }), 'A backup job')
    await person.click(modal.getByRole('button', { name: 'Resolve 2 alerts' }))

    const progress = await modal.findByRole('progressbar', { name: 'Alerts done' })
    expect(progress).toHaveAttribute('aria-valuenow', '0')
    answer.write({ kind: 'started', total: 2 }, { kind: 'result', ...result(3) })
    await waitFor(() => {
      expect(progress).toHaveAttribute('aria-valuenow', '50')
    })
    expect(modal.getByText('1 of 2 alerts')).toBeVisible()

    const why = 'Alert 1 is at version 4 by now; read it again'
    const refused = result(1, { outcome: 'refused', code: 'version_conflict', message: why })
    answer.write({ kind: 'result', ...refused }, finished(1, 0, 1)).end()
    expect(await modal.findByText('1 alert resolved, 1 refused')).toBeVisible()
    expect(progress).toHaveAttribute('aria-valuenow', '100')
    const list = within(modal.getByRole('region', { name: 'Refused alerts' }))
    expect(list.getByRole('link', { name: 'Alert 1' })).toBeVisible()
    expect(list.getByText(why)).toBeVisible()

    expect(sent()).toEqual({
      ids: ['3', '1'],
      versions: { 3: 1, 1: 1 },
      change: { status: 'resolved', resolution: 'benign', resolution_notes: 'A backup job' },
    })
    await person.click(modal.getByRole('button', { name: 'Done' }))
    expect(await select(1)).toBeChecked()
    expect(await select(3)).not.toBeChecked()
  })

  it('is about all that match the filter, and not about what comes in meanwhile', async () => {
    const { person } = renderDashboard('/alerts?severity=high')
    await select(1)
    await person.click(screen.getByRole('checkbox', { name: 'Select all alerts shown' }))
    await person.click(screen.getByRole('button', { name: 'Select all 340 that match the filter' }))
    expect(screen.getByText('340 alerts selected')).toBeVisible()

    await person.click(screen.getByRole('button', { name: 'Acknowledge' }))
    const modal = await dialog('Acknowledge 340 alerts')
    await person.click(modal.getByRole('checkbox', { name: 'Assign to me as well' }))
    await person.click(modal.getByRole('button', { name: 'Acknowledge 340 alerts' }))

    await waitFor(() => {
      expect(sent()).toEqual({
        filter: {
          status: ['open'],
          severity: ['high'],
          rule: [],
          assigned_to: [],
          entity: [],
          technique: [],
          source_name: [],
          incident: [],
          sla: [],
          to: '2026-11-22T09:53:10.001Z',
        },
        change: { status: 'acknowledged', assigned_to: 'me' },
      })
    })
  })

  it('is about those on the page again when one of all that match is taken out', async () => {
    const { person } = renderDashboard('/alerts')
    await select(1)
    await person.click(screen.getByRole('checkbox', { name: 'Select all alerts shown' }))
    await person.click(screen.getByRole('button', { name: 'Select all 340 that match the filter' }))
    await person.click(await select(2))
    expect(screen.getByText('2 alerts selected')).toBeVisible()
  })

  it('asks to narrow a filter that matches more than can be changed at once', async () => {
    api.on('GET /api/v1/alerts', () => ({
      ...page(alert(2), alert(1)),
      count: 10_000,
      count_is_exact: false,
    }))
    const { person } = renderDashboard('/alerts')
    await person.click(await select(1))
    expect(screen.getByText('Narrow the filter to 10,000 to select all')).toBeVisible()
  })

  it('chooses a row of alerts with Shift', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(3))
    await person.keyboard('{Shift>}')
    await person.click(await select(1))
    await person.keyboard('{/Shift}')
    expect(screen.getByText('3 alerts selected')).toBeVisible()
  })

  it.each([
    ['To me', 'me'],
    ['To nobody', ''],
  ])('assigns: %s', async (whom, assignedTo) => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Assign' }))
    const modal = await dialog('Assign 1 alert')
    await person.click(modal.getByRole('radio', { name: whom }))
    await person.click(modal.getByRole('button', { name: 'Assign 1 alert' }))
    await waitFor(() => {
      expect(sent()).toMatchObject({ change: { assigned_to: assignedTo } })
    })
  })

  it('assigns to somebody else, and says why', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Assign' }))
    const modal = await dialog('Assign 1 alert')
    await person.click(modal.getByRole('radio', { name: 'To somebody else' }))
    expect(modal.getByRole('button', { name: 'Assign 1 alert' })).toBeDisabled()
    await person.type(modal.getByRole('combobox', { name: 'Assign to' }), 'mei')
    await person.type(modal.getByRole('textbox', { name: 'Comment (optional)' }), 'Your scanner')
    await person.click(modal.getByRole('button', { name: 'Assign 1 alert' }))
    await waitFor(() => {
      expect(sent()).toMatchObject({ change: { assigned_to: 'mei', comment: 'Your scanner' } })
    })
  })

  it('says something about many alerts', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Comment' }))
    const modal = await dialog('Comment on 1 alert')
    await person.type(modal.getByRole('textbox', { name: 'Comment' }), 'The scanner again')
    await person.click(modal.getByRole('button', { name: 'Comment on 1 alert' }))
    await waitFor(() => {
      expect(sent()).toMatchObject({ change: { comment: 'The scanner again' } })
    })
  })

  it('offers the steps that the statuses allow', async () => {
    api.on('GET /api/v1/alerts', () => page(alert(1, { status: 'resolved' })))
    const { person } = renderDashboard('/alerts?status=resolved')
    await person.click(await select(1))
    const bar = within(screen.getByRole('group', { name: 'Selected alerts' }))
    expect(bar.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Reopen',
      'Assign',
      'Comment',
      'Clear selection',
    ])
  })

  it('keeps what was typed when the service takes none of it', async () => {
    api.on(
      'POST /api/v1/alerts/bulk',
      () =>
        new Refusal(400, 'validation_failed', 'One field is wrong.', [
          { field: 'change.comment', message: 'must not contain NUL' },
        ]),
    )
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Comment' }))
    const modal = await dialog('Comment on 1 alert')
    await person.type(modal.getByRole('textbox', { name: 'Comment' }), 'The scanner')
    await person.click(modal.getByRole('button', { name: 'Comment on 1 alert' }))

    expect(await modal.findByText('must not contain NUL')).toBeVisible()
    expect(modal.getByText('Nothing was changed')).toBeVisible()
    expect(modal.getByRole('textbox', { name: 'Comment' })).toHaveValue('The scanner')
  })

  it('says so when the connection breaks, and that the work goes on', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Start work' }))
    const modal = await dialog('Start work on 1 alert')
    await person.click(modal.getByRole('button', { name: 'Start work on 1 alert' }))
    answer.write({ kind: 'started', total: 1 })
    await modal.findByText('0 of 1 alert')
    answer.breakOff()
    expect(await modal.findByText('The connection broke')).toBeVisible()
  })

  it('goes on in the background, and tells of its end', async () => {
    const { person } = renderDashboard('/alerts')
    await person.click(await select(2))
    await person.click(screen.getByRole('button', { name: 'Start work' }))
    const modal = await dialog('Start work on 1 alert')
    await person.click(modal.getByRole('button', { name: 'Start work on 1 alert' }))
    answer.write({ kind: 'started', total: 1 })
    await person.click(await modal.findByRole('button', { name: 'Go on in the background' }))
    expect(await screen.findByRole('group', { name: 'Change in the background' })).toBeVisible()

    answer.write({ kind: 'result', ...result(2) }, finished(1, 0, 0)).end()
    expect(await screen.findByText('1 alert started')).toBeVisible()
  })

  it('is not for auditors', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  })
})
