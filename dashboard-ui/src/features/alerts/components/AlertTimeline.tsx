import { Timeline } from '@/components/Timeline'
import type { AlertTransition } from '@/lib/api/types'

import { noteInWords, stepInWords } from '../words'

/** What happened to an alert, by whom and why. */
export function AlertTimeline({ transitions }: { transitions: AlertTransition[] }) {
  return (
    <Timeline
      happenings={transitions.map((transition) => ({
        ...transition,
        what: stepInWords(transition),
        note: noteInWords(transition),
      }))}
    />
  )
}
