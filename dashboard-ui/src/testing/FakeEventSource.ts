import type { FrameName, Frames } from '@/features/live/frames'

/** The browser's end of a stream, played by the test. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static opened: FakeEventSource[] = []

  readyState: number = FakeEventSource.CONNECTING
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  private lastEventId = ''

  constructor(readonly url: string) {
    super()
    FakeEventSource.opened.push(this)
  }

  static reset() {
    FakeEventSource.opened = []
  }

  /** The newest one that the page opened. */
  static current(): FakeEventSource {
    const newest = FakeEventSource.opened.at(-1)
    if (!newest) throw new Error('The page has opened no stream')
    return newest
  }

  close() {
    this.readyState = FakeEventSource.CLOSED
  }

  accept() {
    this.readyState = FakeEventSource.OPEN
    this.onopen?.()
  }

  /** The connection breaks, and the browser tries again. */
  interrupt() {
    this.readyState = FakeEventSource.CONNECTING
    this.onerror?.()
  }

  /** The server refuses, and the browser gives up. */
  refuse() {
    this.readyState = FakeEventSource.CLOSED
    this.onerror?.()
  }

  send<Name extends FrameName>(name: Name, frame: Frames[Name], id = this.lastEventId) {
    this.lastEventId = id
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(frame), lastEventId: id }))
  }
}
