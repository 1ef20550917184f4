import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'

const GATHERING = 1500

let speak: ((text: string) => void) | undefined

/**
 * Says something to screen readers, politely. What comes within a second and a half is said at once
 * by the caller's last words, so that a burst does not keep talking.
 */
export function announce(text: string): void {
  speak?.(text)
}

/** The one live region of the page. */
export function Announcer() {
  const [said, setSaid] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    speak = (text) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        setSaid(text)
      }, GATHERING)
    }
    return () => {
      clearTimeout(timer)
      speak = undefined
    }
  }, [])
  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {said}
    </VisuallyHidden>
  )
}
