import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { renderDashboard } from '@/testing/renderDashboard'
import { aSilence, page } from '@/testing/samples'
import { SilenceApi } from '@/testing/SilenceApi'

const SILENCES = '/api/v1/silences'

describe('silences in the list', () => {
  let api: SilenceApi

  beforeEach(() => {
    api = new SilenceApi()
  })

  const queryOf = (request: string) => Object.fromEntries(api.callsOf(request).at(-1)?.query ?? [])

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
    const silence = await dialog('Silence')
    expect(await silence.findByText('3 detections')).toBeVisible()
    expect(address()).toBe(`/silences?silence=${aSilence().id}`)
    expect(silence.getByRole('link', { name: 'Silenced alerts that match' })).toHaveAttribute(
      'href',
      '/alerts?status=all&silenced=only&rule=severity&entity=ip%3A203.0.113.7',
    )
  })
})
