import { screen } from '@testing-library/react'
import { run } from 'axe-core'
import { describe, expect, it } from 'vitest'

import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import {
  action,
  alert,
  aSilence,
  channel,
  delivery,
  detail,
  event,
  group,
  incident,
  incidentDetail,
  page,
  route,
  running,
  session,
} from '@/testing/samples'

describe('every page', () => {
  it.each([
    ['/', 'Overview'],
    ['/alerts?status=all', 'Alerts'],
    ['/alerts?alert=1', 'Alerts'],
    ['/alerts?assigned_to=me&status=all', 'Alerts'],
    ['/alerts?as_of=2026-11-20T08:15:00Z', 'Alerts'],
    ['/incidents', 'Incidents'],
    ['/incidents?incident=7', 'Incidents'],
    ['/service-levels', 'Service levels'],
    ['/events', 'Events'],
    ['/performance', 'Performance'],
    ['/silences', 'Silences'],
    [`/silences?silence=${aSilence().id}`, 'Silences'],
    ['/silences?silence=new&like=1', 'Silences'],
    ['/notifications', 'Notifications'],
    ['/notifications?tab=channels&entry=new', 'Notifications'],
    [`/notifications?tab=channels&entry=${channel().id}`, 'Notifications'],
    ['/notifications?tab=routes&entry=new', 'Notifications'],
    ['/notifications?tab=groups&entry=new', 'Notifications'],
    ['/activity', 'Activity'],
  ])('names what it shows to assistive technology: %s', async (address, heading) => {
    new FakeApi()
      .on('GET /api/v1/session', () => session('analyst', 'admin'))
      .on('GET /api/v1/alerts', () => page(alert(1, { incident: incident(7), sla: running(10, 60) })))
      .on('GET /api/v1/alerts/1', () => detail(alert(1, { sla: running(10, 60) })))
      .on('GET /api/v1/incidents', () => page(incident(7)))
      .on('GET /api/v1/incidents/7', () => incidentDetail(incident(7), alert(1)))
      .on('GET /api/v1/events', () => page(event()))
      .on('GET /api/v1/audit', () => page(action('Acknowledged alert 1')))
      .on('GET /api/v1/silences', () => page(aSilence()))
      .on(`GET /api/v1/silences/${aSilence().id}`, () => aSilence())
      .on('POST /api/v1/silences/preview', () => page(alert(1)))
      .on('GET /api/v1/notifications/channels', () => [channel()])
      .on('GET /api/v1/notifications/routes', () => [route()])
      .on('GET /api/v1/notifications/groups', () => [group()])
      .on('GET /api/v1/notifications/deliveries', () => page(delivery()))
    renderDashboard(address)
    await screen.findByRole('heading', { name: heading, level: 1 })
    await screen.findAllByRole('link', {
      name: /Brute force 1|42 failed|Acknowledged alert 1|The scanner runs|SOC chat|The worst|On call|Open alert|Oldest first|Attack 7|All changes/,
    })

    // Colours need a layout engine: contrast is looked at in a real browser.
    const { violations } = await run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})
