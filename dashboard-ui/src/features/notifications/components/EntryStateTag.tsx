import { Tag, type Tone } from '@/components/Tag'
import { humanise } from '@/lib/words'

import { stateOf, type AnyEntry, type EntryState } from '../entries'

const TONES: Record<EntryState, Tone> = { proposed: 'warn', off: 'neutral', in_force: 'good' }

export function EntryStateTag({ entry }: { entry: AnyEntry }) {
  const state = stateOf(entry)
  return <Tag tone={TONES[state]}>{humanise(state)}</Tag>
}
