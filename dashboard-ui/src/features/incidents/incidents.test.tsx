import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Alert, Incident } from '@/lib/api/types'
import { choose, optionsOf } from '@/testing/choose'
import { FakeApi, nothing, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import {
  alert,
  change,
  detail,
  happening,
  incident,
  incidentDetail,
  page,
  running,
  session,
} from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('incidents', () => {
  let api: FakeApi
  let stored: Incident
  let members: Alert[]

  beforeEach(() => {
    stored = incident(7)
    members = [alert(2, { incident: incident(7), sla: running(10, 60) }), alert(1, { incident: incident(7) })]
    api = new FakeApi()
      .on(`GET ${INCIDENTS}`, () => page(stored))
      .on(`GET ${INCIDENTS}/7`, () => incidentDetail(stored, ...members))
      .on(`PATCH ${INCIDENTS}/7`, ({ body }) => {
        stored = { ...stored, ...(body as Partial<Incident>), version: stored.version + 1 }
        return stored
      })
  })

  const drawer = async (name = 'Incident 7') => within(await screen.findByRole('dialog', { name }))
  const bodyOf = (request: string) => api.callsOf(request)[0]?.body
  const press = async (name: string) => {
    const dashboard = renderDashboard('/incidents?incident=7')
    await dashboard.person.click(await screen.findByRole('button', { name }))
    return dashboard
  }

  describe('the list', () => {
    const asked = () => Object.fromEntries(api.callsOf(`GET ${INCIDENTS}`).at(-1)?.query ?? [])

    it('has those that are not resolved, each with what is known about it', async () => {
      stored = incident(7, { severity: 'critical', status: 'in_progress', assigned_to: 'mei', alerts: 1200 })
      renderDashboard('/incidents')
      const link = await screen.findByRole('link', { name: 'Incident 7: Attack 7' })
      expect(link.closest('tr')).toHaveTextContent(/Critical.*7.*Attack 7.*In progress.*1,200.*mei/)
      expect(asked()).toEqual({ status: 'open,in_progress', limit: '50' })
    })

    it('is filtered by what the address says', async () => {
      renderDashboard('/incidents?status=resolved&severity=high,critical&assigned_to=me&q=root')
      await screen.findByRole('link', { name: /Incident 7/ })
      expect(asked()).toEqual({
        status: 'resolved',
        severity: 'critical,high',
        assigned_to: 'me',
        q: 'root',
        limit: '50',
      })
    })

    it('writes its filters into the address', async () => {
      const { person, address } = renderDashboard('/incidents')
      await person.click(await screen.findByRole('radio', { name: 'All' }))
      await person.type(screen.getByRole('textbox', { name: 'Words' }), 'root{Enter}')
      await waitFor(() => {
        expect(address()).toBe('/incidents?status=all&q=root')
      })
      expect(asked()).toEqual({ q: 'root', limit: '50' })
      await person.click(screen.getByRole('button', { name: 'Clear filters' }))
      await waitFor(() => {
        expect(address()).toBe('/incidents?status=all')
      })
    })

    it('goes on where the page ends', async () => {
      api.on(`GET ${INCIDENTS}`, ({ query }) =>
        query.get('cursor') === 'c-1'
          ? page(incident(6))
          : { ...page(stored), next: `http://localhost${INCIDENTS}?cursor=c-1`, count: 2 },
      )
      const { person } = renderDashboard('/incidents')
      expect(await screen.findByText('1 of 2 incidents')).toBeVisible()
      await person.click(screen.getByRole('button', { name: 'Load more' }))
      expect(await screen.findByRole('link', { name: /Incident 6/ })).toBeVisible()
    })

    it('says where incidents come from when there is none', async () => {
      api.on(`GET ${INCIDENTS}`, () => page())
      renderDashboard('/incidents')
      expect(await screen.findByText('No incidents here')).toBeVisible()
    })
  })

  describe('the detail', () => {
    it('opens from the list, with facts, notes, alerts and timeline', async () => {
      stored = incident(7, { notes: 'Came by VPN', assigned_to: 'mei' })
      const { person, address } = renderDashboard('/incidents')
      await person.click(await screen.findByRole('link', { name: 'Incident 7: Attack 7' }))
      expect(address()).toBe('/incidents?incident=7')
      const detail = await drawer()
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
        const whole = incidentDetail(stored, ...members)
        return query.get('cursor') === 'c-1'
          ? { ...whole, members: page(alert(1)) }
          : {
              ...whole,
              members: { ...page(alert(2)), next: `http://localhost${INCIDENTS}/7?cursor=c-1` },
            }
      })
      const { person } = renderDashboard('/incidents?incident=7')
      const detail = await drawer()
      expect(await detail.findByText('1 of 2 alerts')).toBeVisible()
      await person.click(detail.getByRole('button', { name: 'Load more' }))
      expect(await detail.findByRole('link', { name: /Alert 1:/ })).toBeVisible()
    })

    it('says in words what happened', async () => {
      const other = { id: incident(9).id, number: 9 }
      api.on(`GET ${INCIDENTS}/7`, () => ({
        ...incidentDetail(stored, ...members),
        timeline: [
          happening(stored, 'merged', { version: 2, alerts: { total: 1, first: [4] } }),
          happening(stored, 'detached', { version: 3, alerts: { total: 1, first: [4] } }),
          happening(stored, 'rated', { version: 4, note: 'critical' }),
          happening(stored, 'assigned', { version: 5, note: 'mei' }),
          happening(stored, 'assigned', { version: 6 }),
          happening(stored, 'absorbed', { version: 7, alerts: { total: 1200, first: [1, 2] }, other }),
          happening(stored, 'resolved', { version: 8, alerts: { total: 3, first: [1, 2, 3] }, note: 'A test' }),
          happening(stored, 'reopened', { version: 9 }),
          happening(stored, 'ended', { version: 10, alerts: { total: 0, first: [] }, other }),
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
        'Merged into incident 9 with no alerts',
      ])
      expect(steps[6]).toHaveTextContent('A test')
    })

    it('of one that is part of another leads there, and offers no step', async () => {
      stored = incident(7, { status: 'resolved', merged_into: { id: incident(9).id, number: 9 } })
      members = []
      renderDashboard('/incidents?incident=7')
      const detail = await drawer()
      expect(await detail.findByRole('link', { name: 'Incident 9' })).toBeVisible()
      expect(detail.queryByRole('group', { name: 'Actions' })).not.toBeInTheDocument()
      expect(detail.queryByRole('textbox')).not.toBeInTheDocument()
    })

    it('is for auditors to read', async () => {
      api.on('GET /api/v1/session', () => session('auditor'))
      renderDashboard('/incidents?incident=7')
      const detail = await drawer()
      await detail.findByRole('link', { name: /Alert 2:/ })
      expect(detail.queryByRole('group', { name: 'Actions' })).not.toBeInTheDocument()
      expect(detail.queryByRole('button', { name: /Detach|notes|Comment/ })).not.toBeInTheDocument()
    })

    it('shows at once what becomes of its alerts', async () => {
      const { stream } = renderDashboard('/incidents?incident=7')
      const detail = await drawer()
      await detail.findByText('2: 2 open')
      const { send } = await stream()
      members = members.map((member) => ({ ...member, status: 'resolved', version: 2 }))
      send('alert', change('resolved', members[0] as Alert))
      expect(await detail.findByText('2: 2 resolved')).toBeVisible()
    })
  })

  describe('people', () => {
    it('start work', async () => {
      await press('Start work')
      await waitFor(() => {
        expect(screen.queryByRole('button', { name: 'Start work' })).not.toBeInTheDocument()
      })
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ status: 'in_progress', version: 1 })
    })

    it('resolve one with all of its alerts', async () => {
      api.on(`PATCH ${INCIDENTS}/7`, () => {
        stored = incident(7, { status: 'resolved', version: 2 })
        return stored
      })
      const { person } = await press('Resolve')
      const modal = await drawer('Resolve incident 7')
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
      const modal = await drawer('Resolve incident 7')
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
      stored = incident(7, { status: 'resolved' })
      members = [alert(2, { status: 'resolved' }), alert(1)]
      const { person } = await press('Resolve 1 alert')
      const modal = await drawer('Resolve incident 7')
      await person.click(modal.getByRole('radio', { name: 'Benign' }))
      await person.click(modal.getByRole('button', { name: 'Resolve' }))
      await waitFor(() => {
        expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toMatchObject({ status: 'resolved' })
      })
    })

    it('reopen it', async () => {
      stored = incident(7, { status: 'resolved' })
      await press('Reopen')
      expect(await screen.findByRole('button', { name: 'Start work' })).toBeVisible()
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ status: 'open', version: 1 })
    })

    it('take it, give it back, and give it to others', async () => {
      const { person } = await press('Assign to me')
      await person.click(await screen.findByRole('button', { name: 'Give back' }))
      await screen.findByRole('button', { name: 'Assign to me' })
      await person.click(screen.getByRole('button', { name: 'Assign…' }))
      const modal = await drawer('Assign incident 7')
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
      const modal = await drawer('Edit incident 7')
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
      stored = incident(7, { severity: 'low', severity_set: true })
      const { person } = await press('Edit…')
      const modal = await drawer('Edit incident 7')
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

    it('write notes', async () => {
      const { person } = await press('Write notes')
      await person.type(screen.getByRole('textbox', { name: 'Notes' }), 'Came by VPN')
      await person.click(screen.getByRole('button', { name: 'Save the notes' }))
      expect(await screen.findByText('Came by VPN')).toBeVisible()
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ notes: 'Came by VPN', version: 1 })
    })

    it('do not replace notes that somebody else wrote meanwhile, unless they have seen them', async () => {
      const { person } = await press('Write notes')
      await person.type(screen.getByRole('textbox', { name: 'Notes' }), 'Mine')
      api.on(`PATCH ${INCIDENTS}/7`, () => {
        stored = incident(7, { notes: 'Theirs', version: 2 })
        return new Refusal(412, 'version_conflict')
      })
      await person.click(screen.getByRole('button', { name: 'Save the notes' }))
      expect(await screen.findByText('Somebody else changed the notes meanwhile')).toBeVisible()
      expect(screen.getByText('Theirs')).toBeVisible()
      expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveValue('Mine')
      expect(screen.getByRole('button', { name: 'Save the notes' })).toBeDisabled()
      await person.click(screen.getByRole('button', { name: 'Replace them by mine' }))
      expect(screen.getByRole('button', { name: 'Save the notes' })).toBeEnabled()
    })

    it('say something, whatever else happens to the incident', async () => {
      const { person } = renderDashboard('/incidents?incident=7')
      const box = await screen.findByRole('textbox', { name: 'Comment' })
      await person.type(box, 'It is the scanner')
      await person.click(screen.getByRole('button', { name: 'Comment' }))
      await waitFor(() => {
        expect(box).toHaveValue('')
      })
      expect(bodyOf(`PATCH ${INCIDENTS}/7`)).toEqual({ comment: 'It is the scanner' })
    })

    it('add alerts that they find by number or words', async () => {
      api
        .on('GET /api/v1/alerts', ({ query }) => (query.get('q') === '5' ? page() : page(alert(4))))
        .on('GET /api/v1/alerts/5', () => detail(alert(5)))
        .on(`POST ${INCIDENTS}/7/alerts`, () => {
          members = [alert(5), alert(4), ...members]
          return { ...stored, alerts: 4, version: 2 }
        })
      const { person } = await press('Add alerts…')
      const modal = await drawer('Add alerts to incident 7')
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
      const modal = await drawer('Add alerts to incident 7')
      await choose(person, modal.getByRole('combobox', { name: 'Alerts' }), '#4 Brute force 4')
      await person.click(modal.getByRole('button', { name: 'Add 1 alert' }))
      expect(await modal.findByText('Alert 4 is part of incident 9')).toBeVisible()
      expect(modal.getByRole('button', { name: 'Add 1 alert' })).toBeEnabled()
    })

    it('take an alert out of it', async () => {
      api.on(`DELETE ${INCIDENTS}/7/alerts/2`, () => {
        members = members.slice(1)
        return nothing
      })
      await press('Detach alert 2')
      expect(await screen.findByText('1: 1 open')).toBeVisible()
      expect(screen.queryByRole('link', { name: /Alert 2:/ })).not.toBeInTheDocument()
    })

    it('merge it into another, in the version that they saw, and go on there', async () => {
      api
        .on(`GET ${INCIDENTS}`, () => page(incident(9), stored))
        .on(`GET ${INCIDENTS}/9`, () => incidentDetail(incident(9), ...members))
        .on(`POST ${INCIDENTS}/7/merge`, () => incident(9, { alerts: 3 }))
      const { person, address } = await press('Merge into another…')
      const modal = await drawer('Merge incident 7 into another')
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
      const modal = await drawer('Merge incident 7 into another')
      await choose(person, modal.getByRole('combobox', { name: 'Incident' }), '#9 Attack 9')
      await person.click(modal.getByRole('button', { name: 'Merge into incident 9' }))
      expect(await modal.findByText('Incident 9 is resolved; reopen it first')).toBeVisible()
    })

    it.each([
      [412, 'version_conflict'],
      [409, 'illegal_transition'],
    ])('hear what somebody else did meanwhile (%i)', async (status, code) => {
      api.on(`PATCH ${INCIDENTS}/7`, () => {
        stored = incident(7, { status: 'in_progress', assigned_to: 'mei', version: 3 })
        api.on(`GET ${INCIDENTS}/7`, () => ({
          ...incidentDetail(stored, ...members),
          timeline: [
            happening(stored, 'created', { version: 1, alerts: { total: 2, first: [1, 2] } }),
            happening(stored, 'assigned', { version: 2, note: 'mei' }),
            happening(stored, 'started', { version: 3 }),
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

    it('keep a comment that was not said', async () => {
      api.on(`PATCH ${INCIDENTS}/7`, () => new Refusal(503, 'unavailable', 'Try again later.'))
      const { person } = renderDashboard('/incidents?incident=7')
      const box = await screen.findByRole('textbox', { name: 'Comment' })
      await person.type(box, 'It is the scanner')
      await person.click(screen.getByRole('button', { name: 'Comment' }))
      expect(await screen.findByText('Try again later.')).toBeVisible()
      expect(box).toHaveValue('It is the scanner')
    })
  })
})
