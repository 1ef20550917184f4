import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, aSilence, detail, page } from '@/testing/samples'
import { SilenceApi } from '@/testing/SilenceApi'

const SILENCES = '/api/v1/silences'
const PREVIEW = `POST ${SILENCES}/preview`
const ONE = `${SILENCES}/${aSilence().id}`

describe('silences that are new', () => {
  let api: SilenceApi

  beforeEach(() => {
    api = new SilenceApi()
  })

  const bodyOf = (request: string) => api.callsOf(request).at(-1)?.body
  const queryOf = (request: string) => Object.fromEntries(api.callsOf(request).at(-1)?.query ?? [])

  it('are proposed with what they match, why, and an end', async () => {
    const proposal = aSilence({ state: 'proposed', approved_by: undefined })
    api.on(`POST ${SILENCES}`, () => proposal)
    api.on(`GET ${ONE}`, () => proposal)
    const { person, address } = renderDashboard('/silences')
    await person.click(await screen.findByRole('button', { name: 'Propose a silence' }))
    const form = await dialog('New silence')
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

    expect(await (await dialog('Silence')).findByText('Proposed', { selector: 'span' })).toBeVisible()
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
    const form = await dialog('New silence')
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
    const form = await dialog('New silence')
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
    const form = await dialog('New silence')
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
    const form = await dialog('New silence')
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
