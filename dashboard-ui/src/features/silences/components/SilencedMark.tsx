import { Link } from '@tanstack/react-router'

import { Tag } from '@/components/Tag'

import { useSilence } from '../api/getSilence'

/** Says in a list that an alert is hidden, why, and leads to the silence. */
export function SilencedMark({ by }: { by: string }) {
  const { data: silence } = useSilence(by)
  return (
    <Link
      to="/silences"
      search={{ silence: by }}
      title={silence?.reason}
      aria-label={silence ? `Silenced: ${silence.reason}` : 'Silenced'}
    >
      <Tag>Silenced</Tag>
    </Link>
  )
}
