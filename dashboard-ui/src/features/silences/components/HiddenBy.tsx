import { Link } from '@tanstack/react-router'

import { Icon } from '@/components/Icon'
import { Instant } from '@/components/Instant'

import { useSilence } from '../api/getSilence'
import { isOver } from '../silences'
import classes from './HiddenBy.module.css'

/** Which silence hides an alert, why and until when. */
export function HiddenBy({ silence: id }: { silence: string }) {
  const { data: silence } = useSilence(id)
  const over = silence !== undefined && isOver(silence)
  return (
    <p className={classes.hidden} role="note" aria-label="Silenced">
      <Icon name="silence" size={16} />
      <span>
        {over ? 'Was hidden by a silence: ' : 'Hidden by a silence: '}
        <Link to="/silences" search={{ silence: id }}>
          {silence?.reason ?? 'show it'}
        </Link>
        {silence && !over && (
          <>
            {' '}
            ({silence.owner}, until <Instant at={silence.ends_at} />)
          </>
        )}
      </span>
    </p>
  )
}
