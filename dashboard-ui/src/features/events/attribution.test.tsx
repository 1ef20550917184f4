import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'

import { FakeApi } from '@/testing/FakeApi'
import { renderDashboard } from '@/testing/renderDashboard'
import { event } from '@/testing/samples'

const ATTRIBUTION = { name: 'IP Geolocation by DB-IP' }

it('names where geo data is from beside it', async () => {
  show(event({ geo: { city: 'Sydney', country: 'Australia' } }))
  expect(await screen.findByText('Sydney, Australia')).toBeVisible()
  expect(screen.getByRole('link', ATTRIBUTION)).toHaveAttribute('href', 'https://db-ip.com')
})

it('names it nowhere else', async () => {
  show(event())
  expect(await screen.findByText('Event id')).toBeVisible()
  expect(screen.queryByRole('link', ATTRIBUTION)).toBeNull()
})

function show(shown: ReturnType<typeof event>) {
  new FakeApi().on(`GET /api/v1/events/${shown.id}`, () => shown)
  renderDashboard(`/events?event=${shown.id}`)
}
