import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { FakeEventSource } from '@/testing/FakeEventSource'

import { Stream } from './stream'

describe('the stream', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const opened = () => {
    const stream = new Stream('/api/v1/stream')
    const close = stream.open()
    FakeEventSource.current().accept()
    return { stream, close }
  }

  it('hands each frame to those who asked for its name', () => {
    const { stream } = opened()
    const heard = vi.fn()
    const stop = stream.on('heartbeat', heard)
    FakeEventSource.current().send('heartbeat', { at: '2026-11-22T10:00:00Z' })
    stop()
    FakeEventSource.current().send('heartbeat', { at: '2026-11-22T10:00:15Z' })
    expect(heard.mock.calls).toEqual([[{ at: '2026-11-22T10:00:00Z' }]])
  })

  it('tells of a reconnection, and not of the first connection', () => {
    const stream = new Stream('/api/v1/stream')
    const reconnected = vi.fn()
    stream.onReconnect(reconnected)
    stream.open()
    FakeEventSource.current().accept()
    expect(reconnected).not.toHaveBeenCalled()

    FakeEventSource.current().interrupt()
    expect(stream.state).toBe('interrupted')
    FakeEventSource.current().accept()
    expect(stream.state).toBe('live')
    expect(reconnected).toHaveBeenCalledOnce()
  })

  const NOW = { at: '2026-11-22T10:00:00Z' }

  it('goes on where it was, when the browser connects again', () => {
    const { stream } = opened()
    const missed = vi.fn()
    stream.onMissed(missed)
    FakeEventSource.current().send('heartbeat', NOW, '7.0_3')
    FakeEventSource.current().interrupt()
    FakeEventSource.current().accept()
    expect(missed).not.toHaveBeenCalled()

    FakeEventSource.current().send('reset', { reason: 'too_long_ago' }, '9.0_4')
    expect(missed).toHaveBeenCalledOnce()
  })

  it('has missed something when it was interrupted before the first id', () => {
    const { stream } = opened()
    const missed = vi.fn()
    stream.onMissed(missed)
    FakeEventSource.current().interrupt()
    expect(missed).not.toHaveBeenCalled()
    FakeEventSource.current().accept()
    expect(missed).toHaveBeenCalledOnce()
  })

  it('goes on where it was when it has to connect anew', () => {
    const { stream } = opened()
    const missed = vi.fn()
    stream.onMissed(missed)
    FakeEventSource.current().send('heartbeat', NOW, '7.0_3')
    FakeEventSource.current().refuse()
    vi.advanceTimersByTime(1000)
    expect(FakeEventSource.current().url).toBe('/api/v1/stream?last_event_id=7.0_3')
    FakeEventSource.current().accept()
    FakeEventSource.current().interrupt()
    FakeEventSource.current().accept()
    expect(missed).not.toHaveBeenCalled()
  })

  it('tries again after a refusal, each time later', () => {
    opened()
    FakeEventSource.current().refuse()
    vi.advanceTimersByTime(1000)
    expect(FakeEventSource.opened).toHaveLength(2)

    FakeEventSource.current().refuse()
    vi.advanceTimersByTime(1999)
    expect(FakeEventSource.opened).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(FakeEventSource.opened).toHaveLength(3)
  })

  it('replaces a connection that has fallen silent', () => {
    const { stream } = opened()
    const first = FakeEventSource.current()
    vi.advanceTimersByTime(44_000)
    first.send('heartbeat', { at: '2026-11-22T10:00:00Z' })
    vi.advanceTimersByTime(44_000)
    expect(FakeEventSource.opened).toHaveLength(1)

    vi.advanceTimersByTime(1000)
    expect(first.readyState).toBe(FakeEventSource.CLOSED)
    expect(stream.state).toBe('interrupted')
    expect(FakeEventSource.opened).toHaveLength(2)
  })

  it('does nothing more once it is closed', () => {
    const { close } = opened()
    close()
    vi.advanceTimersByTime(600_000)
    expect(FakeEventSource.opened).toHaveLength(1)
  })
})
