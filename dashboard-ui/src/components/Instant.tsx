import { useNow } from '@/lib/now'
import { age, clock, full } from '@/lib/time'

/** An instant as a time of day, or as an age; the full date is in the title. */
export function Instant({ at, as = 'clock' }: { at: string; as?: 'clock' | 'age' }) {
  const now = useNow()
  return (
    <time dateTime={at} title={full(at)}>
      {as === 'age' ? age(at, now) : clock(at, now)}
    </time>
  )
}
