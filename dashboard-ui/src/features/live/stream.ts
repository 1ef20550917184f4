import { FRAME_NAMES, type FrameName, type Frames } from './frames'

/** Three heartbeats: after that much silence the connection is dead, whatever the browser thinks. */
const SILENCE = 45_000
const SHORTEST_WAIT = 1000
const LONGEST_WAIT = 15_000

export type StreamState = 'connecting' | 'live' | 'interrupted'

type Handler<Name extends FrameName> = (frame: Frames[Name]) => void

/**
 * The page's one connection to the stream of server-sent events. It connects again by itself: the
 * browser does so after a broken connection, this class after a refused or a silent one. Both say
 * where they were, the browser in a header (`Last-Event-ID`), a new EventSource in its address, and
 * the stream goes on there.
 */
export class Stream {
  private readonly handlers: { [Name in FrameName]: Set<Handler<Name>> } = {
    alert: new Set(),
    counters: new Set(),
    events: new Set(),
    audit: new Set(),
    heartbeat: new Set(),
    reset: new Set(),
  }
  private readonly stateListeners = new Set<() => void>()
  private readonly reconnectListeners = new Set<() => void>()
  private readonly missedListeners = new Set<() => void>()
  private source: EventSource | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private refusals = 0
  private wasLive = false
  /** Where to go on after the next interruption, once that is known. */
  private lastEventId = ''

  state: StreamState = 'connecting'

  constructor(private readonly url: string) {
    this.on('reset', () => {
      tell(this.missedListeners)
    })
  }

  /** Connects; the function returned disconnects. */
  open = (): (() => void) => {
    this.connect()
    return () => {
      clearTimeout(this.timer)
      this.source?.close()
      this.source = undefined
    }
  }

  /** Hears each frame of a name, until the function returned is called. */
  on<Name extends FrameName>(name: Name, handler: Handler<Name>): () => void {
    this.handlers[name].add(handler)
    return () => this.handlers[name].delete(handler)
  }

  /** Is told when the connection is there again: events that were sent in between are lost. */
  onReconnect(listener: () => void): () => void {
    this.reconnectListeners.add(listener)
    return () => this.reconnectListeners.delete(listener)
  }

  /** Is told when alerts and actions are lost as well, since the stream does not go on where it was. */
  onMissed(listener: () => void): () => void {
    this.missedListeners.add(listener)
    return () => this.missedListeners.delete(listener)
  }

  onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  private connect() {
    const source = new EventSource(
      this.lastEventId ? `${this.url}?last_event_id=${encodeURIComponent(this.lastEventId)}` : this.url,
    )
    this.source = source
    source.onopen = () => {
      this.opened()
    }
    source.onerror = () => {
      this.failed(source)
    }
    for (const name of FRAME_NAMES) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        // The browser keeps the last id for the frames that have none of their own.
        if (message.lastEventId) this.lastEventId = message.lastEventId
        this.received(name, message.data)
      })
    }
    this.expectSomething()
  }

  private opened() {
    this.refusals = 0
    this.become('live')
    this.expectSomething()
    if (this.wasLive) tell(this.reconnectListeners)
    if (this.wasLive && !this.lastEventId) tell(this.missedListeners)
    this.wasLive = true
  }

  private received<Name extends FrameName>(name: Name, data: string) {
    this.expectSomething()
    const frame = JSON.parse(data) as Frames[Name]
    for (const handler of this.handlers[name]) handler(frame)
  }

  private failed(source: EventSource) {
    this.become('interrupted')
    // CONNECTING means that the browser tries again; CLOSED that the server refused, for good.
    if (source.readyState === EventSource.CLOSED) this.connectAgainIn(this.nextWait())
  }

  private expectSomething() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.become('interrupted')
      this.source?.close()
      this.connect()
    }, SILENCE)
  }

  private connectAgainIn(wait: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.connect()
    }, wait)
  }

  private nextWait(): number {
    return Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.refusals++)
  }

  private become(state: StreamState) {
    if (this.state === state) return
    this.state = state
    tell(this.stateListeners)
  }
}

function tell(listeners: Set<() => void>) {
  for (const listener of listeners) listener()
}
