import { Tag, type Tone } from '@/components/Tag'
import type { AlertStatus } from '@/lib/api/types'
import { humanise } from '@/lib/words'

const TONES: Record<AlertStatus, Tone> = {
  open: 'warn',
  acknowledged: 'accent',
  in_progress: 'accent',
  resolved: 'good',
}

export function StatusTag({ status }: { status: AlertStatus }) {
  return <Tag tone={TONES[status]}>{humanise(status)}</Tag>
}
