import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { serviceLevels, session } from '@/testing/samples'

describe('the service levels', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi().on('GET /api/v1/session', () => session('admin'))
  })

  const field = (name: string) => screen.findByRole('textbox', { name })
  const change = async () => {
    const { person } = renderDashboard('/service-levels')
    await person.click(await screen.findByRole('button', { name: 'Change the limits' }))
    return person
  }

  it('say how long alerts of each severity may wait, and who set that when', async () => {
    renderDashboard('/service-levels')
    const table = within(await screen.findByRole('table', { name: 'Limits by severity' }))
    expect(table.getByRole('row', { name: /Critical/ })).toHaveTextContent(/15m.*4h/)
    expect(table.getByRole('row', { name: /Medium/ })).toHaveTextContent(/8h.*1d 12h/)
    expect(table.getByRole('row', { name: /Low/ })).toHaveTextContent(/No limit.*No limit/)
    expect(screen.getByText(/Version 3, set by admin at/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'All changes' })).toHaveAttribute(
      'href',
      '/activity?action=sla_changed',
    )
  })

  it('are those that the platform begins with, until somebody changes them', async () => {
    api.on('GET /api/v1/sla', () => serviceLevels({ version: 1, changed_by: null }))
    renderDashboard('/service-levels')
    expect(await screen.findByText(/Version 1, with which the platform begins/)).toBeVisible()
  })

  it('are changed in words, in the version that was seen', async () => {
    api.on('PUT /api/v1/sla', ({ body }) => {
      const changed = serviceLevels({ ...(body as object), version: 4, changed_by: 'analyst' })
      api.on('GET /api/v1/sla', () => changed)
      return changed
    })
    const person = await change()
    const critical = await field('Acknowledge critical alerts within')
    expect(critical).toHaveValue('15m')
    await person.clear(critical)
    await person.type(critical, '1h 30m')
    await person.clear(await field('Resolve high alerts within'))
    await person.type(await field('Resolve low alerts within'), '2 weeks')
    await person.click(screen.getByRole('button', { name: 'Save' }))

    const table = within(await screen.findByRole('table', { name: 'Limits by severity' }))
    await waitFor(() => {
      expect(table.getByRole('row', { name: /Critical/ })).toHaveTextContent(/1h 30m.*4h/)
    })
    expect(screen.getByText(/Version 4, set by analyst at/)).toBeVisible()
    const [call] = api.callsOf('PUT /api/v1/sla')
    expect(call?.headers.get('If-Match')).toBe('"3"')
    expect(call?.body).toEqual({
      objectives: {
        critical: { acknowledge: 'PT90M', resolve: 'PT240M' },
        high: { acknowledge: 'PT60M', resolve: null },
        medium: { acknowledge: 'PT480M', resolve: 'PT2160M' },
        low: { acknowledge: null, resolve: 'PT20160M' },
      },
    })
  })

  it('are not saved while one of them is no time', async () => {
    const person = await change()
    await person.type(await field('Resolve low alerts within'), '14')
    expect(screen.getByText('Not a time such as 4h or 1d 12h')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  })

  it('show what the service did not accept where it was typed', async () => {
    api.on(
      'PUT /api/v1/sla',
      () =>
        new Refusal(400, 'validation_failed', 'One field is wrong.', [
          { field: 'objectives.low.resolve', message: 'must not be less than acknowledge' },
        ]),
    )
    const person = await change()
    await person.type(await field('Resolve low alerts within'), '1m')
    await person.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('must not be less than acknowledge')).toBeVisible()
    expect(await field('Resolve low alerts within')).toHaveValue('1m')
  })

  it('are not overwritten in a version that nobody saw', async () => {
    api.on('PUT /api/v1/sla', () => {
      api.on('GET /api/v1/sla', () => {
        const { objectives } = serviceLevels()
        return serviceLevels({ version: 4, objectives: { ...objectives, high: { acknowledge: 'PT2H' } } })
      })
      return new Refusal(412, 'version_conflict')
    })
    const person = await change()
    const high = await field('Acknowledge high alerts within')
    await person.clear(high)
    await person.type(high, '30m')
    await person.click(screen.getByRole('button', { name: 'Save' }))

    expect(await screen.findByText('Somebody else changed them meanwhile')).toBeVisible()
    expect(high).toHaveValue('30m')
    await screen.findByText(/Version 4/)
    await person.click(screen.getByRole('button', { name: 'Show them as they are now' }))
    expect(high).toHaveValue('2h')
    expect(screen.queryByText('Somebody else changed them meanwhile')).not.toBeInTheDocument()
  })

  it.each(['analyst', 'auditor'])('are for %ss to read', async (role) => {
    api.on('GET /api/v1/session', () => session(role))
    renderDashboard('/service-levels')
    expect(await screen.findByText('Administrators change them.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Change the limits' })).not.toBeInTheDocument()
  })
})
