import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { nothing, Refusal } from '@/testing/FakeApi'
import { NotificationApi } from '@/testing/NotificationApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { channel, session } from '@/testing/samples'

const CHANNELS = '/api/v1/notifications/channels'

describe('channels', () => {
  let api: NotificationApi

  beforeEach(() => {
    api = new NotificationApi()
  })

  const as = (...roles: string[]) => api.on('GET /api/v1/session', () => session(...roles))
  const bodyOf = (request: string) => api.callsOf(request)[0]?.body

  it('are proposed with the fields of their kind', async () => {
    api.on(`POST ${CHANNELS}`, () => channel())
    const { person } = renderDashboard('/notifications?tab=channels')
    await person.click(await screen.findByRole('button', { name: 'Propose a channel' }))
    const form = await dialog('New channel')
    await person.type(form.getByRole('textbox', { name: 'Name' }), 'Night shift')
    expect(form.getByRole('textbox', { name: 'Address' })).toBeVisible()
    await choose(person, form.getByRole('combobox', { name: 'Kind' }), 'E-mail')
    expect(form.queryByRole('textbox', { name: 'Address' })).not.toBeInTheDocument()
    await person.type(form.getByRole('textbox', { name: 'Recipients' }), 'mei@example.org{Enter}soc@example.org')
    await person.click(form.getByRole('button', { name: 'Propose' }))

    await waitFor(() => {
      expect(bodyOf(`POST ${CHANNELS}`)).toEqual({
        name: 'Night shift',
        enabled: true,
        definition: { kind: 'email', recipients: ['mei@example.org', 'soc@example.org'] },
      })
    })
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    })
  })

  it('have a title only where somebody reads it', async () => {
    api.on(`POST ${CHANNELS}`, () => channel())
    const { person } = renderDashboard('/notifications?tab=channels&entry=new')
    const form = await dialog('New channel')
    await person.type(form.getByRole('textbox', { name: 'Name' }), 'Prometheus')
    expect(form.queryByRole('textbox', { name: 'Title' })).not.toBeInTheDocument()
    await choose(person, form.getByRole('combobox', { name: 'Kind' }), 'PagerDuty')
    await person.type(form.getByRole('textbox', { name: 'Title' }), 'Now')
    await choose(person, form.getByRole('combobox', { name: 'Kind' }), 'Alertmanager')
    expect(form.queryByRole('textbox', { name: 'Title' })).not.toBeInTheDocument()
    await person.type(form.getByRole('textbox', { name: 'Address' }), 'https://am')
    await person.click(form.getByRole('button', { name: 'Propose' }))

    await waitFor(() => {
      expect(bodyOf(`POST ${CHANNELS}`)).toMatchObject({
        definition: { kind: 'alertmanager', url: 'https://am' },
      })
    })
    expect(bodyOf(`POST ${CHANNELS}`)).not.toHaveProperty('definition.title_template')
  })

  it('get a signing key that is shown once', async () => {
    api.on(`POST ${CHANNELS}`, () => channel())
    const { person } = renderDashboard('/notifications?tab=channels&entry=new')
    const form = await dialog('New channel')
    await person.type(form.getByRole('textbox', { name: 'Name' }), 'Hook')
    await person.type(form.getByRole('textbox', { name: 'Address' }), 'https://example.org/hook')
    await person.click(form.getByRole('button', { name: 'Make a key' }))
    const key = /whsec_[\w+/]{43}=/.exec(
      form.getByRole('status', { name: 'Key for the receiver' }).textContent,
    )?.[0]
    expect(key).toBeDefined()
    await person.click(form.getByRole('button', { name: 'Propose' }))
    await waitFor(() => {
      expect(bodyOf(`POST ${CHANNELS}`)).toEqual({
        name: 'Hook',
        enabled: true,
        definition: { kind: 'webhook', url: 'https://example.org/hook' },
        secrets: { signing_key: key },
      })
    })
  })

  it('show what the service did not accept where it was typed', async () => {
    api.on(
      `POST ${CHANNELS}`,
      () =>
        new Refusal(400, 'validation_failed', 'Two fields are wrong.', [
          { field: 'definition.url', message: 'must begin with https://' },
          { field: 'secrets', message: 'cannot be kept' },
        ]),
    )
    const { person } = renderDashboard('/notifications?tab=channels&entry=new')
    const form = await dialog('New channel')
    await person.type(form.getByRole('textbox', { name: 'Name' }), 'Hook')
    await person.type(form.getByRole('textbox', { name: 'Address' }), 'http://example.org')
    await person.type(form.getByLabelText(/Signing key/), 'whsec_x')
    await person.click(form.getByRole('button', { name: 'Propose' }))

    expect(await form.findByText('must begin with https://')).toBeVisible()
    expect(form.getByText('secrets cannot be kept')).toBeVisible()
    expect(form.getByRole('textbox', { name: 'Address' })).toHaveValue('http://example.org')
  })

  it('are tested, and the answer is shown', async () => {
    api.on(`POST ${CHANNELS}/${channel().id}/test`, () => ({
      id: '00000000-0000-7000-b000-000000000009',
      sent: false,
      detail: 'No answer: connection refused',
    }))
    const { person } = renderDashboard('/notifications?tab=channels')
    await person.click(await screen.findByRole('link', { name: 'SOC chat' }))
    const form = await dialog('SOC chat')
    await person.click(form.getByRole('button', { name: 'Send a test' }))
    await waitFor(() => {
      expect(form.getByRole('status', { name: 'Answer to the test' })).toHaveTextContent(
        'Not sent No answer: connection refused',
      )
    })
  })

  it('that are in force are for analysts to read only', async () => {
    renderDashboard(`/notifications?tab=channels&entry=${channel().id}`)
    const form = await dialog('SOC chat')
    expect(form.getByText('In force')).toBeVisible()
    expect(form.getByRole('textbox', { name: 'Name' })).toBeDisabled()
    for (const deed of ['Save', 'Approve', 'Remove']) {
      expect(form.queryByRole('button', { name: deed })).not.toBeInTheDocument()
    }
  })

  it('are changed by administrators, and keep the secrets that are not typed anew', async () => {
    as('admin')
    const path = `${CHANNELS}/${channel().id}`
    api.on(`PUT ${path}`, () => channel())
    const { person } = renderDashboard(`/notifications?tab=channels&entry=${channel().id}`)
    const form = await dialog('SOC chat')
    await person.type(form.getByRole('textbox', { name: 'Name' }), ' 2')
    await person.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => {
      expect(bodyOf(`PUT ${path}`)).toEqual({
        name: 'SOC chat 2',
        enabled: true,
        definition: { kind: 'chat', flavour: 'slack', rate_per_minute: 60 },
      })
    })
    expect(api.callsOf(`PUT ${path}`)[0]?.headers.get('If-Match')).toBe('"1"')
  })

  it('are not overwritten in a version that nobody saw', async () => {
    as('admin')
    const path = `${CHANNELS}/${channel().id}`
    api.on(`PUT ${path}`, () => {
      api.on(`GET ${CHANNELS}`, () => [channel({ name: 'Security chat', version: 2 })])
      return new Refusal(412, 'version_conflict')
    })
    const { person } = renderDashboard(`/notifications?tab=channels&entry=${channel().id}`)
    let form = await dialog('SOC chat')
    await person.type(form.getByRole('textbox', { name: 'Name' }), ' 2')
    await person.click(form.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Somebody else changed it meanwhile')).toBeVisible()

    form = await dialog('Security chat')
    expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('SOC chat 2')
    await person.click(form.getByRole('button', { name: 'Show it as it is now' }))
    expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Security chat')
  })

  it('are approved by administrators', async () => {
    as('admin')
    const proposal = channel({ approved_by: undefined, proposed_by: 'mei' })
    api.on(`GET ${CHANNELS}`, () => [proposal])
    api.on(`POST ${CHANNELS}/${proposal.id}/approve`, () => {
      api.on(`GET ${CHANNELS}`, () => [channel({ version: 2 })])
      return channel({ version: 2 })
    })
    const { person } = renderDashboard(`/notifications?tab=channels&entry=${proposal.id}`)
    const form = await dialog('SOC chat')
    await person.click(form.getByRole('button', { name: 'Approve' }))
    expect(await form.findByText('In force')).toBeVisible()
    expect(
      api.callsOf(`POST ${CHANNELS}/${proposal.id}/approve`)[0]?.headers.get('If-Match'),
    ).toBe('"1"')
  })

  it('are removed after a second thought, unless something needs them', async () => {
    const own = channel({ approved_by: undefined })
    api.on(`GET ${CHANNELS}`, () => [own])
    api.on(
      `DELETE ${CHANNELS}/${own.id}`,
      () => new Refusal(409, 'illegal_transition', 'SOC chat is still used by The worst'),
    )
    const { person, address } = renderDashboard(`/notifications?tab=channels&entry=${own.id}`)
    const form = await dialog('SOC chat')
    await person.click(form.getByRole('button', { name: 'Remove' }))
    await person.click(form.getByRole('button', { name: 'Remove for good' }))
    expect(await form.findByText('SOC chat is still used by The worst')).toBeVisible()

    api.on(`DELETE ${CHANNELS}/${own.id}`, () => nothing)
    await person.click(form.getByRole('button', { name: 'Remove for good' }))
    await waitFor(() => {
      expect(address()).toBe('/notifications?tab=channels')
    })
  })
})
