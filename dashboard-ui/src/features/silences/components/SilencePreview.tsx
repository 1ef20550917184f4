import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import { fieldsOf } from '@/lib/api/http'
import { allRows } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'
import { plural } from '@/lib/words'

import { useSilencePreview } from '../api/previewSilence'
import { canBePreviewed, type SilenceDraft } from '../draft'
import classes from './SilencePreview.module.css'

const DAYS = [1, 7, 30, 90]
const UNTIL_TYPED = 400

/** Which alerts of the past days would have been hidden, as it is being typed. */
export function SilencePreview({ draft }: { draft: SilenceDraft }) {
  const [days, setDays] = useState(7)
  const [typed] = useDebouncedValue(draft, UNTIL_TYPED)
  return (
    <section className={classes.preview} aria-label="Preview">
      <div className={classes.head}>
        <h3>Would have hidden</h3>
        <Select
          aria-label="Within"
          w={130}
          allowDeselect={false}
          data={DAYS.map((count) => ({ value: String(count), label: `in ${plural(count, 'day')}` }))}
          value={String(days)}
          onChange={(chosen) => {
            setDays(Number(chosen))
          }}
        />
      </div>
      {canBePreviewed(typed) ? (
        <Hidden draft={typed} days={days} />
      ) : (
        <p className={classes.none}>It shows as soon as the form says which alerts, and when.</p>
      )}
    </section>
  )
}

function Hidden({ draft, days }: { draft: SilenceDraft; days: number }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useSilencePreview(draft, days)
  if (error && !data) return <NotKnown error={error} />
  const newest = data?.pages[0]
  return (
    <>
      <p className={classes.count} role="status" aria-label="Alerts that would have been hidden">
        {newest ? inWords(newest.count, newest.count_is_exact) : 'Looking…'}
      </p>
      <ul className={classes.alerts} aria-label="What would have been hidden">
        {allRows(data).map((alert) => (
          <Row key={alert.id} alert={alert} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  )
}

function inWords(count: number, exact: boolean): string {
  if (count === 0) return 'No alerts'
  return `${exact ? '' : 'More than '}${plural(count, 'alert')}`
}

/** In a window of its own, so that what is typed stays. */
function Row({ alert }: { alert: Alert }) {
  return (
    <li>
      <SeverityBadge severity={alert.severity} />
      <Link
        to="/alerts"
        search={{ alert: alert.number }}
        target="_blank"
        className={classes.title}
        aria-label={`Alert ${String(alert.number)}: ${alert.title}, in a new window`}
      >
        {alert.title}
      </Link>
      <Instant at={alert.created_at} as="age" />
    </li>
  )
}

function NotKnown({ error }: { error: Error }) {
  const faults = Object.entries(fieldsOf(error)).map(([field, why]) => `${field} ${why}`)
  return (
    <p className={classes.none} role="status">
      {faults.length > 0 ? faults.join('; ') : error.message}
    </p>
  )
}
