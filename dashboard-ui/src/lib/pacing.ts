/** In milliseconds: how soon after a first call, and how often at most. */
export type Pace = { delay: number; interval: number }

/**
 * Runs an action soon after a burst begins and at most once per interval while it lasts. The first
 * call waits for `delay` so that the calls of one burst end in one action; the last call of a burst
 * is never lost.
 */
export function paced(action: () => void, { delay, interval }: Pace) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity

  const run = () => {
    timer = undefined
    last = Date.now()
    action()
  }
  const request = () => {
    if (timer !== undefined) return
    const wait = Math.max(delay, last + interval - Date.now())
    if (wait <= 0) run()
    else timer = setTimeout(run, wait)
  }
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return { request, cancel }
}
