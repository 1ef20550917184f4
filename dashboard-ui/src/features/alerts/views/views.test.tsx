import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { FakeApi, nothing, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { anyAlert, session, view } from '@/testing/samples'

describe('saved views', () => {
  let api: FakeApi
  const mine = view('Mine', {
    filter: { ...anyAlert, assigned_to: ['me'], status: ['open', 'acknowledged'] },
    sort: 'most_severe',
  })
  const ransomware = view('Ransomware', { owner: 'mei', shared: true, filter: { ...anyAlert, q: 'ransom' } })

  beforeEach(() => {
    api = new FakeApi().on('GET /api/v1/alerts/views', () => [mine, ransomware])
  })

  const opened = async (address: string) => {
    const page = renderDashboard(address)
    await page.person.click(await screen.findByRole('button', { name: /^View/ }))
    const choose = async (name: string) => {
      await page.person.click(await screen.findByRole('menuitem', { name, hidden: true }))
    }
    return { ...page, choose }
  }

  it('lead to the list that they were saved of, in an address that can be shared', async () => {
    const { choose, address } = await opened('/alerts')
    await choose('Mine')
    await waitFor(() => {
      expect(address()).toBe('/alerts?status=open%2Cacknowledged&assigned_to=me&sort=most_severe')
    })
    expect(Object.fromEntries(api.callsOf('GET /api/v1/alerts').at(-1)?.query ?? [])).toEqual({
      status: 'open,acknowledged',
      assigned_to: 'me',
      sort: 'most_severe',
      limit: '50',
    })
    expect(await screen.findByRole('button', { name: 'View: Mine' })).toBeVisible()
  })

  it('are saved of the list on the page, for oneself or for all', async () => {
    api.on('POST /api/v1/alerts/views', () => view('Root'))
    const { person, choose } = await opened('/alerts?q=root&severity=critical&range=1h')
    await choose('Save this list as a view…')
    const modal = within(await screen.findByRole('dialog', { name: 'Save this list as a view' }))
    expect(modal.getByText('Without its time')).toBeVisible()
    await person.type(modal.getByRole('textbox', { name: 'Name' }), 'Root')
    await person.click(modal.getByRole('switch', { name: 'Shared with everyone who reads alerts' }))
    await person.click(modal.getByRole('button', { name: 'Save' }))

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    })
    expect(api.callsOf('POST /api/v1/alerts/views')[0]?.body).toEqual({
      name: 'Root',
      shared: true,
      filter: { ...anyAlert, status: ['open'], severity: ['critical'], q: 'root' },
      sort: 'newest',
    })
  })

  it('say which name is taken', async () => {
    api.on(
      'POST /api/v1/alerts/views',
      () =>
        new Refusal(400, 'validation_failed', 'One field is wrong.', [
          { field: 'name', message: 'is the name of another view of analyst' },
        ]),
    )
    const { person, choose } = await opened('/alerts')
    await choose('Save this list as a view…')
    const modal = within(await screen.findByRole('dialog', { name: 'Save this list as a view' }))
    await person.type(modal.getByRole('textbox', { name: 'Name' }), 'Mine')
    await person.click(modal.getByRole('button', { name: 'Save' }))
    expect(await modal.findByText('is the name of another view of analyst')).toBeVisible()
  })

  it('are renamed without changing what they show', async () => {
    const path = `/api/v1/alerts/views/${mine.id}`
    api.on(`PUT ${path}`, () => mine)
    const { person, choose } = await opened('/alerts')
    await choose('Change views…')
    const modal = within(await screen.findByRole('dialog', { name: 'Views' }))
    await person.click(modal.getByRole('button', { name: 'Change Mine' }))
    const name = modal.getByRole('textbox', { name: 'Name' })
    await person.clear(name)
    await person.type(name, 'My queue')
    await person.click(modal.getByRole('button', { name: 'Save' }))

    await waitFor(() => {
      expect(api.callsOf(`PUT ${path}`)[0]?.body).toEqual({
        name: 'My queue',
        shared: false,
        filter: mine.filter,
        sort: 'most_severe',
      })
    })
  })

  it('are deleted after a second thought', async () => {
    const path = `/api/v1/alerts/views/${mine.id}`
    api.on(`DELETE ${path}`, () => {
      api.on('GET /api/v1/alerts/views', () => [ransomware])
      return nothing
    })
    const { person, choose } = await opened('/alerts')
    await choose('Change views…')
    const modal = within(await screen.findByRole('dialog', { name: 'Views' }))
    await person.click(modal.getByRole('button', { name: 'Delete Mine' }))
    await person.click(modal.getByRole('button', { name: 'Delete for good' }))
    await waitFor(() => {
      expect(modal.queryByText('Mine')).not.toBeInTheDocument()
    })
  })

  it('of others are changed by administrators only', async () => {
    const { choose } = await opened('/alerts')
    await choose('Change views…')
    const modal = within(await screen.findByRole('dialog', { name: 'Views' }))
    expect(modal.getByText('by mei')).toBeVisible()
    expect(modal.queryByRole('button', { name: 'Delete Ransomware' })).not.toBeInTheDocument()
  })

  it('are for auditors too', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    const { choose } = await opened('/alerts')
    await choose('Ransomware')
    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/alerts').at(-1)?.query.get('q')).toBe('ransom')
    })
  })
})
