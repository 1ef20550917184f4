import { Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import type { BulkResult } from '@/lib/api/types'
import { number, plural } from '@/lib/words'

import type { AlertReference } from '../api/keys'
import classes from './BulkProgress.module.css'
import { countOf, doneOf, type BulkTally, type BulkTarget } from './editAlerts'
import type { Asked } from './steps'
import { inWords } from './useBulkEdit'

/** More are too many to read, and the reasons repeat. */
const SHOWN = 200

type BulkProgressProps = { asked: Asked; tally: BulkTally; running: boolean; onLeave: () => void }

/** How far a change of many alerts is, and which ones were refused and why. */
export function BulkProgress({ asked, tally, running, onLeave }: BulkProgressProps) {
  const total = tally.total ?? countOf(asked.target)
  const done = doneOf(tally)
  return (
    <>
      <div>
        <Progress.Root size="lg">
          <Progress.Section
            aria-label="Alerts done"
            value={total === 0 ? 100 : Math.floor((100 * done) / total)}
            animated={running}
          />
        </Progress.Root>
        <p className={classes.count}>
          {number(done)} of {plural(total, 'alert')}
        </p>
      </div>
      {tally.finished && (
        <p className={classes.result} role="status">
          {inWords(tally, asked.step)}
        </p>
      )}
      {tally.refused.length > 0 && (
        <Refused results={tally.refused} target={asked.target} onLeave={onLeave} />
      )}
    </>
  )
}

type RefusedProps = { results: BulkResult[]; target: BulkTarget; onLeave: () => void }

function Refused({ results, target, onLeave }: RefusedProps) {
  return (
    <section className={classes.refused} aria-label="Refused alerts" tabIndex={0}>
      <ul>
        {results.slice(0, SHOWN).map((result) => (
          <li key={result.name}>
            <RefusedName reference={referenceOf(result, target)} onLeave={onLeave} />
            <span>{result.message}</span>
          </li>
        ))}
      </ul>
      {results.length > SHOWN && <p>and {number(results.length - SHOWN)} more</p>}
    </section>
  )
}

/** Alerts that were chosen one by one are called by their numbers, others by their ids. */
function referenceOf({ id, name }: BulkResult, target: BulkTarget): AlertReference | undefined {
  return 'alerts' in target ? Number(name) : (id ?? undefined)
}

function RefusedName({ reference, onLeave }: { reference?: AlertReference; onLeave: () => void }) {
  if (reference === undefined) return null
  return (
    <Link to="/alerts" search={(current) => ({ ...current, alert: reference })} onClick={onLeave}>
      {typeof reference === 'number' ? `Alert ${String(reference)}` : 'Alert'}
    </Link>
  )
}
