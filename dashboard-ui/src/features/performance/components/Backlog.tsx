import { Progress, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { Instant } from '@/components/Instant'
import { Panel } from '@/components/Panel'
import type { Backlog as Figures } from '@/lib/api/types'
import { span } from '@/lib/time'
import { number } from '@/lib/words'

import classes from './Backlog.module.css'

const UNRESOLVED = 'open,acknowledged,in_progress'

/** The alerts that wait for their resolution, by age. */
export function Backlog({ backlog }: { backlog?: Figures }) {
  return (
    <Panel
      title="Backlog"
      aside={
        <Link to="/alerts" search={{ status: UNRESOLVED, sort: 'oldest' }}>
          Oldest first
        </Link>
      }
    >
      {backlog ? <Ages backlog={backlog} /> : <Skeleton height={120} />}
    </Panel>
  )
}

function Ages({ backlog }: { backlog: Figures }) {
  const most = Math.max(1, ...backlog.by_age.map(({ alerts }) => alerts))
  return (
    <>
      <p className={classes.total}>
        <strong>{number(backlog.alerts)}</strong> not resolved
        {backlog.oldest && (
          <>
            , the oldest for <Instant at={backlog.oldest} as="age" />
          </>
        )}
      </p>
      <table className={classes.ages} aria-label="Backlog by age">
        <thead className={classes.heads}>
          <tr>
            <th scope="col">Age</th>
            <th scope="col">Alerts</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {backlog.by_age.map(({ younger_than_seconds, alerts }, index) => (
            <tr key={younger_than_seconds ?? 'oldest'}>
              <th scope="row">
                {ageInWords(backlog.by_age[index - 1]?.younger_than_seconds, younger_than_seconds)}
              </th>
              <td>{number(alerts)}</td>
              <td aria-hidden="true">
                <Progress.Root size="sm">
                  <Progress.Section withAria={false} value={(100 * alerts) / most} />
                </Progress.Root>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** `under 1h`, `1h to 4h`, `over 30d`. */
function ageInWords(from: number | null | undefined, to: number | null | undefined): string {
  if (!to) return `over ${span((from ?? 0) * 1000)}`
  return from ? `${span(from * 1000)} to ${span(to * 1000)}` : `under ${span(to * 1000)}`
}
