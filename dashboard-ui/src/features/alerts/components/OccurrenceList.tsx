import { Link } from '@tanstack/react-router'

import { Instant } from '@/components/Instant'
import { ListFooter } from '@/components/ListFooter'
import { Failure } from '@/components/Notice'
import { useSession } from '@/features/session/SessionContext'
import { allRows } from '@/lib/api/page'
import type { AlertDetail, Occurrence } from '@/lib/api/types'

import { useOccurrences } from '../api/listOccurrences'
import classes from './OccurrenceList.module.css'

/** The detections that an alert stands for, newest first, each with the way to its event. */
export function OccurrenceList({ alert }: { alert: AlertDetail }) {
  const occurrences = useOccurrences(alert.number)
  const rows = allRows(occurrences.data)
  const newest = occurrences.data?.pages[0]
  if (occurrences.error && !occurrences.data) {
    return <Failure error={occurrences.error} retry={() => void occurrences.refetch()} />
  }
  return (
    <>
      <ol className={classes.occurrences} aria-label="Occurrences" aria-busy={occurrences.isPending}>
        {rows.map((occurrence) => (
          <Row key={occurrence.detection_id ?? occurrence.event_id} occurrence={occurrence} />
        ))}
      </ol>
      {newest && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="occurrence"
          more={{
            has: occurrences.hasNextPage,
            loading: occurrences.isFetchingNextPage,
            load: () => void occurrences.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}

function Row({ occurrence }: { occurrence: Occurrence }) {
  const { may } = useSession()
  const { title, event_id, source_name, ip_address, occurred_at } = occurrence
  return (
    <li>
      <span className={classes.when}>
        <Instant at={occurred_at} />
      </span>
      <span className={classes.what} title={title}>
        {may.events ? (
          <Link to="/events" search={{ event: event_id }}>
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      <span className={classes.where}>{[source_name, ip_address].filter(Boolean).join(', ')}</span>
    </li>
  )
}
