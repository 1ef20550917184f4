import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'

import { dialog } from '@/testing/dialog'
import { NotificationApi } from '@/testing/NotificationApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { channel, delivery, page, session } from '@/testing/samples'

describe('notifications, for auditors', () => {
  let api: NotificationApi

  beforeEach(() => {
    api = new NotificationApi()
    api.on('GET /api/v1/session', () => session('auditor'))
  })

  it('have a log, in which nothing can be tried again', async () => {
    api.on('GET /api/v1/notifications/deliveries', () =>
      page(delivery({ state: 'failed', detail: '410 Gone' })),
    )
    const { person } = renderDashboard('/alerts')
    await person.click(await screen.findByRole('link', { name: 'Notifications' }))
    expect(await screen.findByText('410 Gone')).toBeVisible()
    expect(screen.queryByRole('button', { name: /again/ })).not.toBeInTheDocument()
  })

  it('are there to read only, also what they proposed as analysts', async () => {
    api.on('GET /api/v1/notifications/channels', () => [
      channel({ approved_by: undefined, proposed_by: 'analyst' }),
    ])
    renderDashboard(`/notifications?tab=channels&entry=${channel().id}`)
    const form = await dialog('SOC chat')
    expect(form.getByText('Analysts and administrators change it.')).toBeVisible()
    expect(form.getByRole('textbox', { name: 'Name' })).toBeDisabled()
    for (const deed of [/Propose/, 'Save', 'Approve', 'Remove', 'Send a test']) {
      expect(screen.queryByRole('button', { name: deed, hidden: true })).not.toBeInTheDocument()
    }
  })

  it('are not proposed by an address', async () => {
    renderDashboard('/notifications?tab=routes&entry=new')
    await screen.findByRole('link', { name: 'The worst' })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})
