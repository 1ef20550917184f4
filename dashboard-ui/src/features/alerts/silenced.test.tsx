import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, silence as noAnswer } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, aSilence, change, detail, page, step } from '@/testing/samples'

const HIDDEN = { silenced_by: aSilence().id }

describe('silenced alerts', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi().on(`GET /api/v1/silences/${aSilence().id}`, () => aSilence())
  })

  const lastQuery = () => Object.fromEntries(api.callsOf('GET /api/v1/alerts').at(-1)?.query ?? [])
  const count = async (text: string) => {
    expect(await screen.findByText(text)).toBeVisible()
  }

  it('are asked for by a filter', async () => {
    const { person, address } = renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    expect(lastQuery()).toEqual({ status: 'open', limit: '50' })
    await person.click(screen.getByRole('button', { name: 'More filters' }))
    await person.click(screen.getByRole('combobox', { name: 'Silenced' }))
    await person.click(await screen.findByRole('option', { name: 'Only silenced', hidden: true }))
    await waitFor(() => {
      expect(address()).toBe('/alerts?silenced=only')
    })
    expect(lastQuery()).toEqual({ status: 'open', silenced: 'true', limit: '50' })
    await person.click(screen.getByRole('combobox', { name: 'Silenced' }))
    await person.click(await screen.findByRole('option', { name: 'Silenced as well', hidden: true }))
    await waitFor(() => {
      expect(lastQuery()).toEqual({ status: 'open', silenced: 'any', limit: '50' })
    })
  })

  it('are marked in a list with the reason, and lead to the silence', async () => {
    api.on('GET /api/v1/alerts', () => page(alert(2), alert(1, HIDDEN)))
    const { person, address } = renderDashboard('/alerts?silenced=any')
    const mark = await screen.findByRole('link', { name: 'Silenced: The scanner runs' })
    const [, seen, hidden] = within(screen.getByRole('table', { name: 'Alerts' })).getAllByRole('row')
    expect(hidden).toContainElement(mark)
    expect(seen).not.toHaveTextContent('Silenced')
    await person.click(mark)
    await waitFor(() => {
      expect(address()).toBe(`/silences?silence=${aSilence().id}`)
    })
  })

  it('say in full which silence hides them', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, HIDDEN)))
    renderDashboard('/alerts?alert=1')
    const note = within(await screen.findByRole('note', { name: 'Silenced' }))
    expect(await note.findByRole('link', { name: 'The scanner runs' })).toHaveAttribute(
      'href',
      `/silences?silence=${aSilence().id}`,
    )
    expect(screen.queryByRole('link', { name: 'Silence alerts like this' })).not.toBeInTheDocument()
  })

  it('that are raised neither appear in a list without them nor count', async () => {
    const { stream } = renderDashboard('/alerts')
    await count('1 of 1 alert')
    const { send } = await stream()
    api.on('GET /api/v1/alerts', noAnswer)
    send('alert', change('raised', alert(2, HIDDEN)))
    send('alert', change('raised', alert(3)))

    await screen.findByRole('link', { name: /Alert 3:/ })
    await count('2 of 2 alerts')
    expect(screen.queryByRole('link', { name: /Alert 2:/ })).not.toBeInTheDocument()
  })

  it('are not announced', async () => {
    const { stream } = renderDashboard('/alerts')
    await count('1 of 1 alert')
    const { send } = await stream()
    send('alert', change('raised', alert(3)))
    send('alert', change('raised', alert(4, HIDDEN)))
    expect(await screen.findByText('New high alert: Brute force 3', {}, { timeout: 3000 })).toBeVisible()
  })

  it('appear in a list that asks for them', async () => {
    api.on('GET /api/v1/alerts', () => page(alert(1, HIDDEN)))
    const { stream } = renderDashboard('/alerts?silenced=only')
    await count('1 of 1 alert')
    const { send } = await stream()
    api.on('GET /api/v1/alerts', noAnswer)
    send('alert', change('raised', alert(3)))
    send('alert', change('raised', alert(2, HIDDEN)))
    await screen.findByRole('link', { name: /Alert 2:/ })
    expect(screen.queryByRole('link', { name: /Alert 3:/ })).not.toBeInTheDocument()
  })

  it('come into the list, and out of that of the silenced ones, when their silence ends', async () => {
    api.on('GET /api/v1/alerts', ({ query }) =>
      query.get('silenced') === 'true' ? page(alert(2, HIDDEN)) : page(alert(1)),
    )
    const { person, stream } = renderDashboard('/alerts?silenced=only')
    await screen.findByRole('link', { name: /Alert 2:/ })
    await person.click(screen.getByRole('button', { name: 'Clear filters' }))
    await screen.findByRole('link', { name: /Alert 1:/ })
    const { send } = await stream()
    api.on('GET /api/v1/alerts', noAnswer)
    send('alert', change('unsilenced', alert(2, { version: 2 })))

    await screen.findByRole('link', { name: /Alert 2:/ })
    await count('2 of 2 alerts')
    expect(await screen.findByText('No longer silenced: Brute force 2', {}, { timeout: 3000 })).toBeVisible()
  })

  it('that are shown again in full have no silence any more', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, HIDDEN)))
    const { stream } = renderDashboard('/alerts?alert=1')
    await screen.findByRole('note', { name: 'Silenced' })
    const { send } = await stream()
    api.on('GET /api/v1/alerts/1', noAnswer)
    send('alert', change('unsilenced', alert(1, { version: 2 })))
    await waitFor(() => {
      expect(screen.queryByRole('note', { name: 'Silenced' })).not.toBeInTheDocument()
    })
  })

  it('have the end of their silence in the timeline', async () => {
    const shown = alert(1, { version: 2 })
    api.on('GET /api/v1/alerts/1', () => detail(shown, { timeline: [step(shown, 'unsilenced')] }))
    renderDashboard('/alerts?alert=1')
    const timeline = within(await screen.findByRole('list', { name: 'Timeline' }))
    expect(timeline.getByText('Shown again, as no silence hides it any more')).toBeVisible()
  })
})
