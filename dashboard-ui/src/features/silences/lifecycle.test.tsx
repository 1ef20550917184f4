import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { dialog } from '@/testing/dialog'
import { Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { aSilence, session } from '@/testing/samples'
import { SilenceApi } from '@/testing/SilenceApi'

const SILENCES = '/api/v1/silences'
const ONE = `${SILENCES}/${aSilence().id}`

describe('silences that exist', () => {
  let api: SilenceApi

  beforeEach(() => {
    api = new SilenceApi()
  })

  const as = (...roles: string[]) => api.on('GET /api/v1/session', () => session(...roles))
  const bodyOf = (request: string) => api.callsOf(request).at(-1)?.body
  const proposal = aSilence({ state: 'proposed', approved_by: undefined, owner: 'mei' })

  it('are approved by administrators, in the version that they saw', async () => {
    as('admin')
    api.on(`GET ${ONE}`, () => proposal)
    api.on(`POST ${ONE}/approve`, () => {
      api.on(`GET ${ONE}`, () => aSilence({ version: 3 }))
      return aSilence({ version: 3 })
    })
    const { person } = renderDashboard(`/silences?silence=${proposal.id}`)
    const silence = await dialog('Silence')
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
    const silence = await dialog('Silence')
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
    const silence = await dialog('Silence')
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
    const silence = await dialog('Silence')
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
    const opened = await dialog('Silence')
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
    const silence = await dialog('Silence')
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
