import { Tag, type Tone } from '@/components/Tag'
import type { IncidentStatus } from '@/lib/api/types'
import { humanise } from '@/lib/words'

const TONES: Record<IncidentStatus, Tone> = { open: 'warn', in_progress: 'accent', resolved: 'good' }

export function IncidentStatusTag({ status }: { status: IncidentStatus }) {
  return <Tag tone={TONES[status]}>{humanise(status)}</Tag>
}
