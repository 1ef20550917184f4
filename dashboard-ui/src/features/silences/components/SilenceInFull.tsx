import { Link } from '@tanstack/react-router'

import { DetailSection } from '@/components/DetailDrawer'
import { Facts, type Fact } from '@/components/Facts'
import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { Silence } from '@/lib/api/types'
import { minutesOf, span } from '@/lib/time'
import { plural } from '@/lib/words'

import { recurrenceInWords } from '../recurrence'
import { isOver, matchersInWords } from '../silences'
import { SilenceActions } from './SilenceActions'
import classes from './SilenceInFull.module.css'
import { SilenceStateTag } from './SilenceStateTag'

type SilenceInFullProps = { silence: Silence; onChange: () => void }

/** All that there is to know of a silence, and what can be done with it. */
export function SilenceInFull({ silence, onChange }: SilenceInFullProps) {
  return (
    <>
      <div className={classes.head}>
        <SilenceStateTag state={silence.state} />
        <p className={classes.reason}>{silence.reason}</p>
        <SilenceActions silence={silence} onChange={onChange} />
      </div>
      <DetailSection title="Hides">
        <Facts facts={whatOf(silence)} />
      </DetailSection>
      <DetailSection title="When">
        <Facts facts={whenOf(silence)} />
      </DetailSection>
      <DetailSection title="History">
        <Facts facts={historyOf(silence)} />
      </DetailSection>
    </>
  )
}

function whatOf({ matchers, max_severity, matched, last_match_at }: Silence): Fact[] {
  return [
    ['Alerts', matchersInWords(matchers)],
    ['Never above', <SeverityBadge severity={max_severity} />],
    ['Has hidden', matched === 0 ? 'Nothing yet' : plural(matched, 'detection')],
    ['Last', last_match_at && <Instant at={last_match_at} />],
    ['See them', matched > 0 && <Hidden by={matchers} />],
  ]
}

/** Silenced alerts that match as this silence does; another one may hide some of them. */
function Hidden({ by: { rule, entity, technique, source_name, q } }: { by: Silence['matchers'] }) {
  return (
    <Link
      to="/alerts"
      search={{
        status: 'all',
        silenced: 'only',
        rule: joined(rule),
        entity: joined(entity),
        technique: joined(technique),
        source_name: joined(source_name),
        q: q ?? undefined,
      }}
    >
      Silenced alerts that match
    </Link>
  )
}

function joined(values: string[] | null | undefined): string | undefined {
  return values?.join(',') || undefined
}

function whenOf(silence: Silence): Fact[] {
  const { starts_at, ends_at, recurrence, ends_when_unmatched_for: patience } = silence
  return [
    ['From', <Instant at={starts_at} />],
    ['Until', <Instant at={ends_at} />],
    ['Within that', recurrence ? recurrenceInWords(recurrence) : 'All the time'],
    ['Ends by itself', patience && `When nothing matched for ${inWords(patience)}`],
  ]
}

function inWords(duration: string): string {
  const minutes = minutesOf(duration)
  return minutes === undefined ? duration : span(minutes * 60_000)
}

function historyOf(silence: Silence): Fact[] {
  const { owner, created_at, approved_by, approved_at, ended_at, ended_by } = silence
  return [
    ['Owner', owner],
    ['Proposed', <Instant at={created_at} />],
    ['Approved by', approved_by],
    ['Approved', approved_at && <Instant at={approved_at} />],
    ['Over since', isOver(silence) && ended_at && <Instant at={ended_at} />],
    ['Ended by', isOver(silence) && (ended_by ?? 'Itself')],
  ]
}
