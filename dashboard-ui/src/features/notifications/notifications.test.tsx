import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { FakeApi, nothing, Refusal } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { alert, channel, delivery, group, page, route, session } from '@/testing/samples'

const CHANNELS = '/api/v1/notifications/channels'
const ROUTES = '/api/v1/notifications/routes'
const GROUPS = '/api/v1/notifications/groups'
const DELIVERIES = '/api/v1/notifications/deliveries'

describe('notifications', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
      .on(`GET ${CHANNELS}`, () => [channel()])
      .on(`GET ${ROUTES}`, () => [route()])
      .on(`GET ${GROUPS}`, () => [group()])
  })

  const as = (...roles: string[]) => api.on('GET /api/v1/session', () => session(...roles))
  const drawer = async (name: string) => within(await screen.findByRole('dialog', { name }))
  const bodyOf = (request: string) => api.callsOf(request)[0]?.body

  describe('the delivery log', () => {
    it('tells what was sent where, how often it was tried and how that ended', async () => {
      api.on(`GET ${DELIVERIES}`, () =>
        page(
          delivery({ state: 'failed', attempts: 12, detail: '410 Gone' }),
          delivery({ id: '00000000-0000-5000-c000-000000000002', alert_id: null, reason: 'digest' }),
        ),
      )
      renderDashboard('/notifications')
      await screen.findByText('410 Gone')
      const table = within(screen.getByRole('table', { name: 'Deliveries' }))
      const [, failed, digest] = table.getAllByRole('row')
      expect(failed).toHaveTextContent(/Failed.*SOC chat.*Raised.*High.*Open alert.*The worst.*12.*410 Gone/)
      expect(digest).toHaveTextContent(/Sent.*Digest.*Several/)
    })

    it('leads to the alert', async () => {
      api.on(`GET ${DELIVERIES}`, () => page(delivery()))
      const { person, address } = renderDashboard('/notifications')
      await person.click(await screen.findByRole('link', { name: 'Open alert' }))
      await waitFor(() => {
        expect(address()).toBe(`/alerts?alert=${alert(1).id}`)
      })
    })

    it('has what failed tried again', async () => {
      const failed = delivery({ state: 'failed' })
      api.on(`GET ${DELIVERIES}`, () => page(failed))
      api.on(`POST ${DELIVERIES}/${failed.id}/retry`, () => {
        api.on(`GET ${DELIVERIES}`, () => page(delivery({ state: 'due' })))
        return delivery({ state: 'due' })
      })
      const { person } = renderDashboard('/notifications')
      await person.click(await screen.findByRole('button', { name: 'Try SOC chat again' }))
      const table = within(screen.getByRole('table', { name: 'Deliveries' }))
      expect(await table.findByText('Due')).toBeVisible()
      expect(screen.queryByRole('button', { name: 'Try SOC chat again' })).not.toBeInTheDocument()
    })

    it('is filtered by what the address says', async () => {
      const { person, address } = renderDashboard(`/notifications?alert=${alert(1).id}`)
      await screen.findByRole('region', { name: 'Deliveries about one alert' })
      await choose(person, screen.getByRole('combobox', { name: 'State' }), 'Failed')
      await waitFor(() => {
        expect(address()).toBe(`/notifications?state=failed&alert=${alert(1).id}`)
      })
      expect(Object.fromEntries(api.callsOf(`GET ${DELIVERIES}`).at(-1)?.query ?? [])).toEqual({
        state: 'failed',
        alert: alert(1).id,
        limit: '50',
      })
    })

    it('goes on where the page ends', async () => {
      api.on(`GET ${DELIVERIES}`, ({ query }) =>
        query.get('cursor') === 'c-1'
          ? page(delivery({ id: '00000000-0000-5000-c000-000000000009', detail: '204' }))
          : { ...page(delivery()), next: `http://localhost${DELIVERIES}?cursor=c-1`, count: 2 },
      )
      const { person } = renderDashboard('/notifications')
      expect(await screen.findByText('1 of 2 deliveries')).toBeVisible()
      await person.click(screen.getByRole('button', { name: 'Load more' }))
      expect(await screen.findByText('204')).toBeVisible()
    })
  })

  describe('channels', () => {
    it('are proposed with the fields of their kind', async () => {
      api.on(`POST ${CHANNELS}`, () => channel())
      const { person } = renderDashboard('/notifications?tab=channels')
      await person.click(await screen.findByRole('button', { name: 'Propose a channel' }))
      const form = await drawer('New channel')
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

    it('get a signing key that is shown once', async () => {
      api.on(`POST ${CHANNELS}`, () => channel())
      const { person } = renderDashboard('/notifications?tab=channels&entry=new')
      const form = await drawer('New channel')
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
      const form = await drawer('New channel')
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
      const form = await drawer('SOC chat')
      await person.click(form.getByRole('button', { name: 'Send a test' }))
      await waitFor(() => {
        expect(form.getByRole('status', { name: 'Answer to the test' })).toHaveTextContent(
          'Not sent No answer: connection refused',
        )
      })
    })

    it('that are in force are for analysts to read only', async () => {
      renderDashboard(`/notifications?tab=channels&entry=${channel().id}`)
      const form = await drawer('SOC chat')
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
      const form = await drawer('SOC chat')
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
      let form = await drawer('SOC chat')
      await person.type(form.getByRole('textbox', { name: 'Name' }), ' 2')
      await person.click(form.getByRole('button', { name: 'Save' }))
      expect(await screen.findByText('Somebody else changed it meanwhile')).toBeVisible()

      form = await drawer('Security chat')
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
      const form = await drawer('SOC chat')
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
      const form = await drawer('SOC chat')
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

  describe('routes', () => {
    it('say in words which alerts go where', async () => {
      api.on(`GET ${ROUTES}`, () => [
        route({
          definition: {
            severities: ['high', 'critical'],
            entities: [{ kind: 'host', value: 'web-*' }],
            groups: [group().id],
            digest: 'PT15M',
            escalation: [{ after: 'PT1H', channels: [channel().id] }],
          },
        }),
      ])
      renderDashboard('/notifications?tab=routes')
      expect(await screen.findByText('Critical, High · about host:web-*')).toBeVisible()
      expect(await screen.findByText('On call every 15m, after 1h SOC chat')).toBeVisible()
    })

    it('are proposed with where they lead and who is told when nobody takes an alert', async () => {
      api.on(`POST ${ROUTES}`, () => route())
      const { person } = renderDashboard('/notifications?tab=routes&entry=new')
      const form = await drawer('New route')
      await person.type(form.getByRole('textbox', { name: 'Name' }), 'Web')
      await person.click(form.getByRole('checkbox', { name: 'Critical' }))
      await person.click(form.getByRole('checkbox', { name: 'Breached' }))
      await person.type(form.getByRole('textbox', { name: 'Entities' }), 'host:web-*{Enter}203.0.113.7')
      await choose(person, form.getByRole('combobox', { name: 'Channels' }), 'SOC chat')
      await person.click(form.getByRole('switch', { name: 'At certain hours only' }))
      await person.click(form.getByRole('checkbox', { name: 'Sunday' }))
      await person.click(form.getByRole('button', { name: 'Add a step' }))
      const first = within(form.getByRole('group', { name: 'Step 1' }))
      await choose(person, first.getByRole('combobox', { name: 'Then tell these groups' }), 'On call')
      await person.click(form.getByRole('button', { name: 'Propose' }))

      await waitFor(() => {
        expect(bodyOf(`POST ${ROUTES}`)).toMatchObject({
          name: 'Web',
          enabled: true,
          definition: {
            severities: ['critical'],
            rules: [],
            entities: [{ kind: 'host', value: 'web-*' }, { value: '203.0.113.7' }],
            reasons: ['breached'],
            hours: {
              days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
              from: '08:00',
              to: '18:00',
            },
            channels: [channel().id],
            groups: [],
            escalation: [{ after: 'PT15M', channels: [], groups: [group().id] }],
          },
        })
      })
    })
  })

  describe('groups', () => {
    it('say who takes turns', async () => {
      renderDashboard('/notifications?tab=groups')
      expect(await screen.findByText('Mei')).toBeVisible()
      expect(screen.getByText('7 days each, from 08:00 (Europe/Berlin)')).toBeVisible()
    })

    it('are proposed with their members in the order of their turns', async () => {
      api.on(`POST ${GROUPS}`, () => group())
      const { person } = renderDashboard('/notifications?tab=groups&entry=new')
      const form = await drawer('New group')
      await person.type(form.getByRole('textbox', { name: 'Name' }), 'Nights')
      const member = (place: number) => within(form.getByRole('group', { name: `Member ${String(place)}` }))
      await person.type(member(1).getByRole('textbox', { name: 'Who' }), 'Ada')
      await person.click(form.getByRole('button', { name: 'Add a member' }))
      await person.type(member(2).getByRole('textbox', { name: 'Who' }), 'Mei')
      await choose(person, member(2).getByRole('combobox', { name: 'Told by' }), 'SOC chat')
      await person.click(form.getByRole('button', { name: 'Member 2 earlier' }))
      await person.click(form.getByRole('button', { name: 'Propose' }))

      await waitFor(() => {
        expect(bodyOf(`POST ${GROUPS}`)).toMatchObject({
          name: 'Nights',
          definition: {
            handoff: '08:00',
            days: 7,
            members: [
              { name: 'Mei', channels: [channel().id] },
              { name: 'Ada', channels: [] },
            ],
          },
        })
      })
    })
  })

  it('are not for auditors', async () => {
    as('auditor')
    renderDashboard('/notifications')
    expect(await screen.findByText('Your roles do not include notifications')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Notifications' })).not.toBeInTheDocument()
    expect(api.calls.some(({ path }) => path.startsWith('/api/v1/notifications'))).toBe(false)
  })
})
