import '@testing-library/jest-dom/vitest'

import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

import { browser } from '@/lib/browser'

import { FakeEventSource } from './FakeEventSource'


/** Draws nothing. */
const PEN = new Proxy(
  {},
  { get: () => () => ({ width: 0, addColorStop: () => undefined }), set: () => true },
)

configure({
  asyncUtilTimeout: 10_000,
  getElementError: (message) => new Error(message ?? 'There is no such element'),
})

// jsdom computes styles so slowly that it takes most of a test's time. There is no stylesheet here,
// so that what is hidden is hidden by its own style.
window.getComputedStyle = (element) => (element as HTMLElement).style

// What jsdom lacks. Reduced motion makes Mantine's transitions end at once.
window.matchMedia = (media) =>
  ({
    media,
    matches: media.includes('reduce'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList
window.ResizeObserver = class {
  observe = () => undefined
  unobserve = () => undefined
  disconnect = () => undefined
}
HTMLCanvasElement.prototype.getContext = (() => PEN) as never
Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
})
Element.prototype.scrollTo = () => undefined
Element.prototype.scrollIntoView = () => undefined
window.scrollTo = () => undefined

beforeEach(() => {
  FakeEventSource.reset()
  vi.stubGlobal('EventSource', FakeEventSource)
  vi.spyOn(browser, 'leaveFor').mockReturnValue()
})

afterEach(() => {
  cleanup()
  notifications.clean()
  sessionStorage.clear()
  localStorage.clear()
})
