import { Tag, type Tone } from '@/components/Tag'
import type { SilenceState } from '@/lib/api/types'
import { humanise } from '@/lib/words'

const TONES: Record<SilenceState, Tone> = {
  proposed: 'warn',
  active: 'accent',
  expired: 'neutral',
  ended: 'neutral',
}

export function SilenceStateTag({ state }: { state: SilenceState }) {
  return <Tag tone={TONES[state]}>{humanise(state)}</Tag>
}
