import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'

import type { FrameName, Frames } from './frames'
import type { Stream, StreamState } from './stream'

export const LiveContext = createContext<Stream | undefined>(undefined)

function useStream(): Stream {
  const stream = useContext(LiveContext)
  if (!stream) throw new Error('The stream is known below LiveProvider only')
  return stream
}

/** Calls the handler with each frame of this name while the component is there. */
export function useLive<Name extends FrameName>(name: Name, handler: (frame: Frames[Name]) => void) {
  const stream = useStream()
  const newest = useEffectEvent(handler)
  useEffect(
    () =>
      stream.on(name, (frame) => {
        newest(frame)
      }),
    [stream, name],
  )
}

/** Calls the handler when the stream is back after an interruption, though events may be lost. */
export function useReconnected(handler: () => void) {
  const stream = useStream()
  const newest = useEffectEvent(handler)
  useEffect(
    () =>
      stream.onReconnect(() => {
        newest()
      }),
    [stream],
  )
}

/** Calls the handler when alerts and actions have been missed for good. */
export function useMissed(handler: () => void) {
  const stream = useStream()
  const newest = useEffectEvent(handler)
  useEffect(
    () =>
      stream.onMissed(() => {
        newest()
      }),
    [stream],
  )
}

export function useStreamState(): StreamState {
  const stream = useStream()
  return useSyncExternalStore(stream.onState, () => stream.state)
}
