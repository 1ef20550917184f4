import { useCallback } from 'react'

/** The element that scrolls: the page's content, between the bars that stay. */
export const SCROLLER = 'content'

const CLOSE_TO_TOP = 80

/** Tells whether the reader is at the top of the page, when asked. */
export function useAtTop(): () => boolean {
  return useCallback(() => (document.getElementById(SCROLLER)?.scrollTop ?? 0) < CLOSE_TO_TOP, [])
}

export function toTop(): void {
  document.getElementById(SCROLLER)?.scrollTo({ top: 0 })
}
