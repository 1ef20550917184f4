import { useEffect, useState, type ReactNode } from 'react'

import { LiveContext } from '../LiveContext'
import { Stream } from '../stream'

/** Holds the one stream of the page open while its children are shown. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [stream] = useState(() => new Stream('/api/v1/stream'))
  useEffect(() => stream.open(), [stream])
  return <LiveContext value={stream}>{children}</LiveContext>
}
