import { act, render, screen } from '@testing-library/react'
import { createMemoryHistory } from '@tanstack/react-router'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'

import { App } from '@/app/App'
import { createAppRouter } from '@/app/router'
import type { FrameName, Frames } from '@/features/live/frames'

import { FakeEventSource } from './FakeEventSource'

/** The whole dashboard at an address, as a person meets it. */
export function renderDashboard(address: string) {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }))
  render(<App router={router} />)
  return {
    person: userEvent.setup(),
    address: () => router.state.location.href,
    /** Waits until the page has opened its stream, and plays the server's side of it. */
    stream: async () => {
      await vi.waitFor(() => FakeEventSource.current())
      act(() => {
        FakeEventSource.current().accept()
      })
      return {
        send: <Name extends FrameName>(name: Name, frame: Frames[Name], id?: string) => {
          act(() => {
            FakeEventSource.current().send(name, frame, id)
          })
        },
        interruptAndRecover: () => {
          act(() => {
            FakeEventSource.current().interrupt()
          })
          act(() => {
            FakeEventSource.current().accept()
          })
        },
      }
    },
  }
}

/** The same, once a button of it has been pressed. */
export async function renderAndPress(address: string, name: string) {
  const dashboard = renderDashboard(address)
  await dashboard.person.click(await screen.findByRole('button', { name }))
  return dashboard
}
