import { span } from '@/lib/time'

/** Seconds that something took, as people say it; nothing took that long when there are none. */
export function inTime(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? '–' : span(seconds * 1000)
}
