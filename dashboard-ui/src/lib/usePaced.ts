import { useCallback, useEffect, useEffectEvent, useRef } from 'react'

import { paced, type Pace } from './pacing'

/** `paced` for a component: the returned function asks for the action, which ends with the component. */
export function usePaced(action: () => void, { delay, interval }: Pace): () => void {
  const newest = useEffectEvent(action)
  const pacer = useRef<ReturnType<typeof paced>>(undefined)
  useEffect(() => {
    const mine = paced(
      () => {
        newest()
      },
      { delay, interval },
    )
    pacer.current = mine
    return mine.cancel
  }, [delay, interval])
  return useCallback(() => pacer.current?.request(), [])
}
