import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, change, detail, page } from '@/testing/samples'

const THEN = '2026-11-20T08:15:00.000Z'

describe('the list as it was', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  const lists = () => api.callsOf('GET /api/v1/alerts')

  it('is asked for by the moment on the clock of the reader', async () => {
    const { person, address } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('button', { name: 'More filters' }))
    const field = screen.getByLabelText('As of')
    fireEvent.change(field, { target: { value: '2026-11-20T08:15' } })
    fireEvent.blur(field)

    const typed = new Date('2026-11-20T08:15').toISOString()
    await waitFor(() => {
      expect(address()).toBe(`/alerts?as_of=${encodeURIComponent(typed)}`)
    })
    await waitFor(() => {
      expect(lists().at(-1)?.query.get('as_of')).toBe(typed)
    })
  })

  it('is none of a moment that is still to come', async () => {
    const { person, address } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('button', { name: 'More filters' }))
    const field = screen.getByLabelText('As of')
    fireEvent.change(field, { target: { value: '2999-01-01T00:00' } })
    fireEvent.blur(field)
    expect(address()).toBe('/alerts')
  })

  it('says so, and leads back to what is now', async () => {
    const { person, address } = renderDashboard(`/alerts?as_of=${THEN}`)
    expect(await screen.findByText(/^As it was on Friday,? 20 November 2026/)).toBeVisible()
    await person.click(screen.getByRole('button', { name: 'Show it as it is now' }))
    await waitFor(() => {
      expect(address()).toBe('/alerts')
    })
    expect(screen.queryByText(/^As it was/)).not.toBeInTheDocument()
    await waitFor(() => {
      expect(lists().at(-1)?.query.get('as_of')).toBeNull()
    })
  })

  it('is there to read only', async () => {
    renderDashboard(`/alerts?as_of=${THEN}`)
    await screen.findByRole('link', { name: /Alert 1:/ })
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^Acknowledge alert/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('columnheader', { name: 'Due' })).not.toBeInTheDocument()
  })

  it('stays what it is, whatever happens now', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1)))
    const { stream } = renderDashboard(`/alerts?as_of=${THEN}&alert=1`)
    await screen.findByRole('link', { name: /Alert 1:/, hidden: true })
    const { send } = await stream()
    const read = () => api.callsOf('GET /api/v1/alerts/1').length
    const before = read()

    api.on('GET /api/v1/alerts', () => page())
    send('alert', change('raised', alert(2)))
    send('alert', change('resolved', alert(1, { status: 'resolved', version: 2 })))
    await waitFor(() => {
      expect(read()).toBeGreaterThan(before) // what is now is read again
    })

    expect(lists()).toHaveLength(1)
    const table = within(screen.getByRole('table', { name: 'Alerts', hidden: true }))
    expect(table.getByRole('link', { name: /Alert 1:/, hidden: true })).toBeVisible()
    expect(table.queryByRole('link', { name: /Alert 2:/, hidden: true })).not.toBeInTheDocument()
  })

  it('opens an alert as it is now, and says so', async () => {
    api.on('GET /api/v1/alerts/1', () => detail(alert(1, { status: 'resolved', version: 2 })))
    renderDashboard(`/alerts?as_of=${THEN}&alert=1`)
    const drawer = within(await screen.findByRole('dialog', { name: 'Alert 1' }))
    expect(await drawer.findByText('Resolved')).toBeVisible()
    expect(drawer.getByRole('note')).toHaveTextContent(
      /^The alert as it is now, not as it was on Friday,? 20 November 2026/,
    )
  })
})
