import { Tag, type Tone } from '@/components/Tag'
import type { Outcome } from '@/lib/api/types'
import { humanise } from '@/lib/words'

const TONES: Record<Outcome, Tone> = { success: 'good', failure: 'warn', denied: 'bad' }

export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  return <Tag tone={TONES[outcome]}>{humanise(outcome)}</Tag>
}
