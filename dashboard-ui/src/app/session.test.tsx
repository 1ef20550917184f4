import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { browser } from '@/lib/browser'
import { wayBack } from '@/lib/signIn'
import { FakeApi, Refusal, silence } from '@/testing/FakeApi'
import { FakeEventSource } from '@/testing/FakeEventSource'
import { renderDashboard } from '@/testing/renderDashboard'
import { session } from '@/testing/samples'

describe('the session', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  it('leads people who are not signed in to the login page, and back to where they were', async () => {
    history.replaceState(null, '', '/alerts?alert=42')
    api.on('GET /api/v1/session', () => new Refusal(401, 'unauthenticated'))
    renderDashboard('/alerts?alert=42')

    await waitFor(() => {
      expect(browser.leaveFor).toHaveBeenCalledWith('/oauth2/authorization/keycloak')
    })
    expect(wayBack()).toBe('/alerts?alert=42')
    expect(wayBack()).toBeUndefined()
    expect(FakeEventSource.opened).toHaveLength(0)
  })

  it('leads to the login page when it ends while the page is open', async () => {
    const { stream } = renderDashboard('/alerts')
    await screen.findByRole('link', { name: /Alert 1:/ })
    await stream()

    api.on('GET /api/v1/session', () => new Refusal(401, 'unauthenticated'))
    FakeEventSource.current().refuse()

    await waitFor(() => {
      expect(browser.leaveFor).toHaveBeenCalledWith('/oauth2/authorization/keycloak')
    })
  })

  it.each([[[]], [['sensor']]])('tells people with the roles %j to ask for one', async (roles) => {
    api.on('GET /api/v1/session', () => session(...roles))
    renderDashboard('/')
    expect(await screen.findByText('Your account has no role yet')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeVisible()
    expect(api.calls.map(({ path }) => path)).toEqual(['/api/v1/session'])
  })

  it('shows an auditor alerts and the whole trail, and no events', async () => {
    api.on('GET /api/v1/session', () => session('auditor'))
    const { person } = renderDashboard('/')
    await screen.findByRole('region', { name: 'Open alerts' })
    expect(screen.queryByRole('link', { name: 'Events' })).not.toBeInTheDocument()

    await person.click(screen.getByRole('link', { name: 'Activity' }))
    expect(await screen.findByRole('region', { name: 'Everyone’s actions' })).toBeVisible()
    expect(api.calls.some(({ path }) => path.startsWith('/api/v1/events'))).toBe(false)
  })

  it('shows an analyst their own actions', async () => {
    renderDashboard('/activity')
    expect(await screen.findByRole('region', { name: 'Your own actions' })).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'Actor' })).not.toBeInTheDocument()
  })

  it('ends with the CSRF token that the gateway gave', async () => {
    document.cookie = 'XSRF-TOKEN=token-1'
    api.on('POST /logout', () => null)
    const { person } = renderDashboard('/')
    await person.click(await screen.findByRole('button', { name: 'Sign out' }))

    await waitFor(() => {
      expect(browser.leaveFor).toHaveBeenCalledWith('/')
    })
    expect(api.callsOf('POST /logout')[0]?.headers.get('X-XSRF-TOKEN')).toBe('token-1')
  })
  it.each([
    ['while it ends', () => silence()],
    ['after it has ended', () => null],
  ])('is not begun anew by what is refused %s', async (_, answer) => {
    api.on('POST /logout', answer)
    const { person, stream } = renderDashboard('/alerts')
    await stream()
    await person.click(await screen.findByRole('button', { name: 'Sign out' }))
    await waitFor(() => {
      expect(api.callsOf('POST /logout')).toHaveLength(1)
    })
    api.on('GET /api/v1/session', () => new Refusal(401, 'unauthenticated'))
    const asked = api.callsOf('GET /api/v1/session').length

    FakeEventSource.current().refuse()

    await waitFor(() => {
      expect(api.callsOf('GET /api/v1/session').length).toBeGreaterThan(asked)
    })
    await everythingElse()
    expect(browser.leaveFor).not.toHaveBeenCalledWith('/oauth2/authorization/keycloak')
    expect(wayBack()).toBeUndefined()
  })
})

/** What the answers that are there already lead to. */
const everythingElse = () => act(() => new Promise((resolve) => setTimeout(resolve)))
