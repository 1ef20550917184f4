import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { NotificationApi } from '@/testing/NotificationApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { channel, group, route } from '@/testing/samples'

const ROUTES = '/api/v1/notifications/routes'

describe('routes', () => {
  let api: NotificationApi

  beforeEach(() => {
    api = new NotificationApi()
  })

  const bodyOf = (request: string) => api.callsOf(request)[0]?.body

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
    const form = await dialog('New route')
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
