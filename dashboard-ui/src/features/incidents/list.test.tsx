import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { IncidentApi } from '@/testing/IncidentApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { incident, page } from '@/testing/samples'

const INCIDENTS = '/api/v1/incidents'

describe('the list of incidents', () => {
  let api: IncidentApi

  beforeEach(() => {
    api = new IncidentApi()
  })

  const asked = () => Object.fromEntries(api.callsOf(`GET ${INCIDENTS}`).at(-1)?.query ?? [])

  it('has those that are not resolved, each with what is known about it', async () => {
    api.stored = incident(7, { severity: 'critical', status: 'in_progress', assigned_to: 'mei', alerts: 1200 })
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
        : { ...page(api.stored), next: `http://localhost${INCIDENTS}?cursor=c-1`, count: 2 },
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
