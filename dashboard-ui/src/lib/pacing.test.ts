import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { paced } from './pacing'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('turns a burst into one action, soon after it began', () => {
  const action = vi.fn()
  const { request } = paced(action, { delay: 300, interval: 1000 })
  request()
  request()
  vi.advanceTimersByTime(299)
  expect(action).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(action).toHaveBeenCalledOnce()
})

it('acts at most once per interval while requests keep coming, and loses none at the end', () => {
  const action = vi.fn()
  const { request } = paced(action, { delay: 300, interval: 1000 })
  for (let passed = 0; passed < 3000; passed += 50) {
    request()
    vi.advanceTimersByTime(50)
  }
  expect(action).toHaveBeenCalledTimes(3)
  vi.advanceTimersByTime(1000)
  expect(action).toHaveBeenCalledTimes(4)
})

it('forgets what it was asked when it is cancelled', () => {
  const action = vi.fn()
  const { request, cancel } = paced(action, { delay: 300, interval: 1000 })
  request()
  cancel()
  vi.advanceTimersByTime(5000)
  expect(action).not.toHaveBeenCalled()
})
