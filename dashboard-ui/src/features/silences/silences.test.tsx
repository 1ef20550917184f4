import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, aSilence, detail, page, session } from '@/testing/samples'

const SILENCES = '/api/v1/silences'
const PREVIEW = `POST ${SILENCES}/preview`
const ONE = `${SILENCES}/${aSilence().id}`

describe('silences', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
      .on(`GET ${SILENCES}`, () => page(aSilence()))
      .on(`GET ${ONE}`, () => aSilence())
      .on(PREVIEW, () => page())
  })

  const as = (...roles: string[]) => api.on('GET /api/v1/session', () => session(...roles))
  const drawer = async (name: string) => within(await screen.findByRole('dialog', { name }))
  const choose = async (person: UserEvent, box: HTMLElement, option: string) => {
    await person.click(box)
    const list = await waitFor(() => {
      const opened = document.getElementById(box.getAttribute('aria-controls') ?? '')
      if (!opened) throw new Error('The box has not opened')
      return opened
    })
    await person.click(within(list).getByRole('option', { name: option, hidden: true }))
  }
  const bodyOf = (request: string) => api.callsOf(request).at(-1)?.body
  const queryOf = (request: string) => Object.fromEntries(api.callsOf(request).at(-1)?.query ?? [])

  describe('in the list', () => {
    it('say what they hide, up to where, when and how much that was', async () => {
      api.on(`GET ${SILENCES}`, () =>
        page(
          aSilence({
            state: 'proposed',
            matchers: { rule: ['severity'], entity: ['host:web-01', 'host:web-02'], q: 'backup' },
            recurrence: {
              rule: 'FREQ=DAILY;BYHOUR=22;BYMINUTE=0;BYSECOND=0',
              duration: 'PT8H',
              time_zone: 'Europe/Berlin',
            },
            matched: 1234,
          }),
        ),
      )
      renderDashboard('/silences')
      await screen.findByRole('link', { name: 'The scanner runs' })
      const [, row] = within(screen.getByRole('table', { name: 'Silences' })).getAllByRole('row')
      expect(row).toHaveTextContent(
        /Proposed.*The scanner runs.*Rule severity · about host:web-01 or host:web-02 · with the words “backup”.*High.*analyst.*Every day, 22:00 to 06:00 \(Europe\/Berlin\).*1,234, last/,
      )
    })

    it('are those in the states that the address names', async () => {
      const { person, address } = renderDashboard('/silences?state=active')
      await screen.findByRole('link', { name: 'The scanner runs' })
      expect(queryOf(`GET ${SILENCES}`)).toEqual({ state: 'active', limit: '50' })
      await choose(person, screen.getByRole('combobox', { name: 'State' }), 'Proposed')
      await waitFor(() => {
        expect(address()).toBe('/silences?state=proposed%2Cactive')
      })
      expect(queryOf(`GET ${SILENCES}`)).toEqual({ state: 'proposed,active', limit: '50' })
    })

    it('go on where the page ends', async () => {
      api.on(`GET ${SILENCES}`, ({ query }) =>
        query.get('cursor') === 'c-1'
          ? page(aSilence({ id: '00000000-0000-7000-d000-000000000002', reason: 'Migration' }))
          : { ...page(aSilence()), next: `http://localhost${SILENCES}?cursor=c-1`, count: 2 },
      )
      const { person } = renderDashboard('/silences')
      expect(await screen.findByText('1 of 2 silences')).toBeVisible()
      await person.click(screen.getByRole('button', { name: 'Load more' }))
      expect(await screen.findByRole('link', { name: 'Migration' })).toBeVisible()
    })

    it('lead to one in full', async () => {
      const { person, address } = renderDashboard('/silences')
      await person.click(await screen.findByRole('link', { name: 'The scanner runs' }))
      const silence = await drawer('Silence')
      expect(await silence.findByText('3 detections')).toBeVisible()
      expect(address()).toBe(`/silences?silence=${aSilence().id}`)
      expect(silence.getByRole('link', { name: 'Silenced alerts that match' })).toHaveAttribute(
        'href',
        '/alerts?status=all&silenced=only&rule=severity&entity=ip%3A203.0.113.7',
      )
    })
  })

  describe('that are new', () => {
    it('are proposed with what they match, why, and an end', async () => {
      const proposal = aSilence({ state: 'proposed', approved_by: undefined })
      api.on(`POST ${SILENCES}`, () => proposal)
      api.on(`GET ${ONE}`, () => proposal)
      const { person, address } = renderDashboard('/silences')
      await person.click(await screen.findByRole('button', { name: 'Propose a silence' }))
      const form = await drawer('New silence')
      await person.type(form.getByRole('textbox', { name: 'Reason' }), 'The scanner runs')
      expect(form.getByRole('button', { name: 'Propose' })).toBeDisabled()
      await person.type(form.getByRole('textbox', { name: 'Entities' }), 'host:web-01{Enter}203.0.113.7')
      await choose(person, form.getByRole('combobox', { name: 'Never above' }), 'Low')
      await person.click(form.getByRole('radio', { name: '8 hours' }))
      await choose(person, form.getByRole('combobox', { name: 'In force' }), 'At certain hours of some days')
      await person.click(form.getByRole('checkbox', { name: 'Friday' }))
      await choose(person, form.getByRole('combobox', { name: 'Time zone' }), 'UTC')
      await person.type(form.getByRole('textbox', { name: /Ends by itself/ }), '36')
      const before = Date.now()
      await person.click(form.getByRole('button', { name: 'Propose' }))

      expect(await (await drawer('Silence')).findByText('Proposed', { selector: 'span' })).toBeVisible()
      expect(address()).toBe(`/silences?silence=${aSilence().id}`)
      const body = bodyOf(`POST ${SILENCES}`) as { ends_at: string }
      expect(body).toEqual({
        reason: 'The scanner runs',
        matchers: { rule: [], entity: ['host:web-01', '203.0.113.7'], technique: [], source_name: [] },
        max_severity: 'low',
        ends_at: expect.any(String) as string,
        recurrence: {
          rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH;BYHOUR=22;BYMINUTE=0;BYSECOND=0',
          duration: 'PT480M',
          time_zone: 'UTC',
        },
        ends_when_unmatched_for: 'PT2160M',
      })
      expect(Date.parse(body.ends_at) - before).toBeGreaterThanOrEqual(8 * 3_600_000)
      expect(Date.parse(body.ends_at) - before).toBeLessThan(8 * 3_600_000 + 60_000)
    })

    it('show what they would have hidden, as it is typed', async () => {
      api.on(PREVIEW, ({ body, query }) => {
        const { matchers } = body as { matchers: { source_name: string[] } }
        if (matchers.source_name[0] !== 'edge-1') return page()
        return query.get('cursor') === 'c-1'
          ? page(alert(1))
          : { ...page(alert(2)), next: `http://localhost${SILENCES}/preview?cursor=c-1`, count: 2 }
      })
      const { person } = renderDashboard('/silences?silence=new')
      const form = await drawer('New silence')
      const preview = within(form.getByRole('region', { name: 'Preview' }))
      expect(preview.getByText(/^It shows as soon as/)).toBeVisible()
      await person.type(form.getByRole('textbox', { name: 'Sources' }), 'edge-1')

      expect(await preview.findByText('2 alerts')).toBeVisible()
      expect(queryOf(PREVIEW)).toEqual({ days: '7', limit: '10' })
      await person.click(preview.getByRole('button', { name: 'Show more' }))
      expect(await preview.findByRole('link', { name: 'Alert 1: Brute force 1, in a new window' })).toBeVisible()
      await choose(person, preview.getByRole('combobox', { name: 'Within' }), 'in 30 days')
      await waitFor(() => {
        expect(queryOf(PREVIEW)).toMatchObject({ days: '30' })
      })
    })

    it('say why there is no preview', async () => {
      api.on(
        PREVIEW,
        () =>
          new Refusal(400, 'validation_failed', 'One field is wrong.', [
            { field: 'recurrence.rule', message: 'must be hourly or rarer' },
          ]),
      )
      const { person } = renderDashboard('/silences?silence=new')
      const form = await drawer('New silence')
      await person.type(form.getByRole('textbox', { name: 'Words' }), 'root')
      expect(await form.findByText('recurrence.rule must be hourly or rarer')).toBeVisible()
    })

    it('show what the service did not accept where it was typed', async () => {
      api.on(
        `POST ${SILENCES}`,
        () =>
          new Refusal(400, 'validation_failed', 'Some fields are wrong.', [
            { field: 'ends_at', message: 'must be in the future' },
            { field: 'matchers.technique', message: 'must have at most 50 values' },
            { field: 'recurrence.rule', message: 'never happens before ends_at' },
            { field: 'owner', message: 'is away' },
          ]),
      )
      const { person } = renderDashboard('/silences?silence=new')
      const form = await drawer('New silence')
      await person.type(form.getByRole('textbox', { name: 'Reason' }), 'Migration')
      await person.type(form.getByRole('textbox', { name: 'Techniques' }), 'T1110')
      await choose(person, form.getByRole('combobox', { name: 'In force' }), 'At certain hours every day')
      await person.click(form.getByRole('button', { name: 'Propose' }))

      expect(await form.findByText('must be in the future')).toBeVisible()
      expect(form.getByText('must have at most 50 values')).toBeVisible()
      expect(form.getByText('never happens before ends_at')).toBeVisible()
      expect(form.getByText('owner is away')).toBeVisible()
      expect(form.getByRole('textbox', { name: 'Reason' })).toHaveValue('Migration')
    })

    it('are like an alert, in what is ticked', async () => {
      api.on('GET /api/v1/alerts/1', () => detail(alert(1)))
      api.on(`POST ${SILENCES}`, () => aSilence())
      const { person, address } = renderDashboard('/alerts?alert=1')
      await person.click(await screen.findByRole('link', { name: 'Silence alerts like this' }))
      expect(address()).toBe('/silences?silence=new&like=1')
      const form = await drawer('New silence')
      expect(await form.findByRole('checkbox', { name: 'Rule: High or critical event' })).toBeChecked()
      await person.click(form.getByRole('checkbox', { name: 'IP: 203.0.113.7' }))
      await person.type(form.getByRole('textbox', { name: 'Reason' }), 'The scanner runs')
      await person.click(form.getByRole('button', { name: 'Propose' }))

      await waitFor(() => {
        expect(bodyOf(`POST ${SILENCES}`)).toMatchObject({
          matchers: { rule: ['severity'], entity: [], source_name: ['edge-firewall-01'] },
          max_severity: 'high',
        })
      })
    })
  })

  describe('that exist', () => {
    const proposal = aSilence({ state: 'proposed', approved_by: undefined, owner: 'mei' })

    it('are approved by administrators, in the version that they saw', async () => {
      as('admin')
      api.on(`GET ${ONE}`, () => proposal)
      api.on(`POST ${ONE}/approve`, () => {
        api.on(`GET ${ONE}`, () => aSilence({ version: 3 }))
        return aSilence({ version: 3 })
      })
      const { person } = renderDashboard(`/silences?silence=${proposal.id}`)
      const silence = await drawer('Silence')
      await person.click(await silence.findByRole('button', { name: 'Approve' }))
      expect(await silence.findByText('Active')).toBeVisible()
      expect(api.callsOf(`POST ${ONE}/approve`)[0]?.headers.get('If-Match')).toBe('"2"')
      expect(silence.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument()
    })

    it('say why one was not approved', async () => {
      as('admin')
      api.on(`GET ${ONE}`, () => proposal)
      api.on(
        `POST ${ONE}/approve`,
        () => new Refusal(412, 'version_conflict', 'The silence is at version 3 by now; read it again'),
      )
      const { person } = renderDashboard(`/silences?silence=${proposal.id}`)
      const silence = await drawer('Silence')
      await person.click(await silence.findByRole('button', { name: 'Approve' }))
      expect(await silence.findByText('The silence is at version 3 by now; read it again')).toBeVisible()
    })

    it('end after a second thought', async () => {
      as('admin')
      api.on(`POST ${ONE}/end`, () => {
        const ended = aSilence({ state: 'ended', ended_at: aSilence().starts_at, ended_by: 'admin' })
        api.on(`GET ${ONE}`, () => ended)
        return ended
      })
      const { person } = renderDashboard(`/silences?silence=${aSilence().id}`)
      const silence = await drawer('Silence')
      await person.click(await silence.findByRole('button', { name: 'End' }))
      expect(api.callsOf(`POST ${ONE}/end`)).toHaveLength(0)
      await person.click(silence.getByRole('button', { name: 'End it for good' }))
      expect(await silence.findByText('Ended')).toBeVisible()
      for (const deed of ['Change', 'End', 'Approve']) {
        expect(silence.queryByRole('button', { name: deed })).not.toBeInTheDocument()
      }
    })

    it('are withdrawn by whoever proposed them', async () => {
      const own = aSilence({ state: 'proposed', approved_by: undefined })
      api.on(`GET ${ONE}`, () => own)
      api.on(`POST ${ONE}/end`, () => new Refusal(503, 'unavailable', 'Try again later.'))
      const { person } = renderDashboard(`/silences?silence=${own.id}`)
      const silence = await drawer('Silence')
      await person.click(await silence.findByRole('button', { name: 'Withdraw' }))
      await person.click(silence.getByRole('button', { name: 'Withdraw it for good' }))
      expect(await silence.findByText('Try again later.')).toBeVisible()
    })

    it.each([
      ['that is active', ['analyst'], aSilence()],
      ['of somebody else', ['analyst'], proposal],
      ['', ['auditor'], proposal],
    ])('offer no step with one %s to %j', async (_, roles, silence) => {
      as(...roles)
      api.on(`GET ${ONE}`, () => silence)
      renderDashboard(`/silences?silence=${silence.id}`)
      const opened = await drawer('Silence')
      expect(await opened.findByText('Never above')).toBeVisible()
      expect(opened.queryByRole('group', { name: 'Actions' })).not.toBeInTheDocument()
    })

    it('are not proposed by auditors', async () => {
      as('auditor')
      renderDashboard('/silences')
      await screen.findByRole('link', { name: 'The scanner runs' })
      expect(screen.queryByRole('button', { name: /silence/ })).not.toBeInTheDocument()
    })

    it('are changed in the version that was seen, and keep what was typed when it has changed', async () => {
      as('admin')
      api.on(`PUT ${ONE}`, () => {
        api.on(`GET ${ONE}`, () => aSilence({ reason: 'The old scanner runs', version: 3 }))
        return new Refusal(412, 'version_conflict')
      })
      const { person } = renderDashboard(`/silences?silence=${aSilence().id}`)
      const silence = await drawer('Silence')
      await person.click(await silence.findByRole('button', { name: 'Change' }))
      await person.type(silence.getByRole('textbox', { name: 'Reason' }), ' again')
      await person.click(silence.getByRole('button', { name: 'Save' }))

      expect(await silence.findByText('Somebody else changed it meanwhile')).toBeVisible()
      expect(api.callsOf(`PUT ${ONE}`)[0]?.headers.get('If-Match')).toBe('"2"')
      expect(silence.getByRole('textbox', { name: 'Reason' })).toHaveValue('The scanner runs again')
      await waitFor(() => {
        expect(api.callsOf(`GET ${ONE}`).length).toBeGreaterThan(1)
      })
      await person.click(silence.getByRole('button', { name: 'Show it as it is now' }))
      expect(silence.getByRole('textbox', { name: 'Reason' })).toHaveValue('The old scanner runs')

      api.on(`PUT ${ONE}`, () => aSilence({ version: 4 }))
      await person.click(silence.getByRole('button', { name: 'Save' }))
      expect(await silence.findByRole('button', { name: 'Change' })).toBeVisible()
      expect(bodyOf(`PUT ${ONE}`)).toMatchObject({
        reason: 'The old scanner runs',
        starts_at: aSilence().starts_at,
        ends_at: aSilence().ends_at,
      })
    })
  })
})
