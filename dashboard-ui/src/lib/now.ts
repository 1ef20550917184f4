import { useSyncExternalStore } from 'react'

const COARSE = 10_000
const SECOND = 1000

/** Tells the present again and again, while somebody listens. */
function ticker(interval: number) {
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined

  const tick = () => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    if (timer === undefined) {
      now = Date.now()
      timer = setInterval(tick, interval)
    }
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) {
        clearInterval(timer)
        timer = undefined
      }
    }
  }
  return { subscribe, now: () => now }
}

const coarse = ticker(COARSE)
const fine = ticker(SECOND)

/** The present, ten seconds coarse, shared by everything on the page that shows an age. */
export function useNow(): number {
  return useSyncExternalStore(coarse.subscribe, coarse.now)
}

/** What the present makes of something, asked each second; whoever shows it renders only when it changes. */
export function useEachSecond<Words extends string | number | boolean>(
  inWords: (now: number) => Words,
): Words {
  return useSyncExternalStore(fine.subscribe, () => inWords(fine.now()))
}
