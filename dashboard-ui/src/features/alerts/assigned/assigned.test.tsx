import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, change, detail } from '@/testing/samples'

/** As `someone` gives it; each of its changes has an id of its own. */
const given = (number: number, to?: string) => {
  const of = alert(number, { assigned_to: to, version: 2 })
  return { ...change('assigned', of), id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` }
}

const by = (username: string, told: ReturnType<typeof given>) => ({
  ...told,
  actor: { ...told.actor, username },
})

describe('who is given an alert', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  it('is told of it on any page, and opens it from there', async () => {
    api.on('GET /api/v1/alerts/7', () => detail(given(7, 'analyst').alert))
    const { stream, person, address } = renderDashboard('/performance')
    const { send } = await stream()

    send('alert', by('mei', given(7, 'analyst')))

    const message = await screen.findByRole('alert')
    expect(message).toHaveTextContent('An alert was assigned to you')
    expect(message).toHaveTextContent('Brute force 7 by mei')
    await person.click(within(message).getByRole('link', { name: 'Alert 7: Brute force 7' }))
    await waitFor(() => {
      expect(address()).toBe('/alerts?alert=7')
    })
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  it('is told once of many, and led to all of them', async () => {
    const { stream, person, address } = renderDashboard('/')
    const { send } = await stream()

    for (let number = 1; number <= 20; number++) send('alert', given(number, 'analyst'))

    const message = await screen.findByRole('alert')
    expect(message).toHaveTextContent('20 alerts were assigned to you')
    expect(within(message).getAllByRole('link', { name: /^Alert/ })).toHaveLength(3)
    await person.click(within(message).getByRole('link', { name: 'and 17 more' }))
    await waitFor(() => {
      expect(address()).toBe('/alerts?status=all&assigned_to=me&sort=last_changed')
    })
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  it('keeps those that are not opened yet', async () => {
    api.on('GET /api/v1/alerts/2', () => detail(given(2, 'analyst').alert))
    const { stream, person } = renderDashboard('/')
    const { send } = await stream()

    send('alert', given(1, 'analyst'))
    send('alert', given(2, 'analyst'))
    const message = within(await screen.findByRole('alert'))
    await person.click(message.getByRole('link', { name: /Alert 2:/ }))

    expect(screen.getByRole('alert')).toHaveTextContent('An alert was assigned to you')
    expect(message.getByRole('link', { name: /Alert 1:/ })).toBeVisible()
  })

  it('is not told again of what they dismissed, though the stream repeats it', async () => {
    const { stream, person } = renderDashboard('/')
    const { send } = await stream()

    send('alert', given(1, 'analyst'))
    await person.click(await screen.findByRole('button', { name: 'Dismiss' }))
    send('alert', given(1, 'analyst'))
    send('alert', given(2, 'analyst'))

    expect(await screen.findByRole('alert')).toHaveTextContent('An alert was assigned to you')
    expect(screen.getByRole('link', { name: /Alert 2:/ })).toBeVisible()
  })

  it('is told of nothing else', async () => {
    const { stream } = renderDashboard('/')
    const { send } = await stream()

    send('alert', by('analyst', given(1, 'analyst')))
    send('alert', given(2, 'mei'))
    send('alert', given(3))
    send('alert', { ...given(4, 'analyst'), kind: 'commented' })
    send('alert', given(5, 'analyst'))

    const message = await screen.findByRole('alert')
    expect(message).toHaveTextContent('An alert was assigned to you')
    expect(within(message).getByRole('link')).toHaveAccessibleName('Alert 5: Brute force 5')
  })
})
