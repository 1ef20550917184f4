import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { choose } from '@/testing/choose'
import { dialog } from '@/testing/dialog'
import { NotificationApi } from '@/testing/NotificationApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { channel, group } from '@/testing/samples'

const GROUPS = '/api/v1/notifications/groups'

describe('groups', () => {
  let api: NotificationApi

  beforeEach(() => {
    api = new NotificationApi()
  })

  const bodyOf = (request: string) => api.callsOf(request)[0]?.body

  it('say who takes turns', async () => {
    renderDashboard('/notifications?tab=groups')
    expect(await screen.findByText('Mei')).toBeVisible()
    expect(screen.getByText('7 days each, from 08:00 (Europe/Berlin)')).toBeVisible()
  })

  it('are proposed with their members in the order of their turns', async () => {
    api.on(`POST ${GROUPS}`, () => group())
    const { person } = renderDashboard('/notifications?tab=groups&entry=new')
    const form = await dialog('New group')
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
