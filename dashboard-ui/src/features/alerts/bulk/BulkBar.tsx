import { Button } from '@mantine/core'

import { Icon } from '@/components/Icon'
import { number, plural } from '@/lib/words'

import classes from './BulkBar.module.css'
import { doneOf } from './editAlerts'
import { stepsFrom, WORDS, type BulkStep } from './steps'
import type { AlertFilters } from '../filters'
import type { AlertSelection } from './useAlertSelection'
import type { useBulkEdit } from './useBulkEdit'

/** More alerts than this the service changes in no single request. */
const MOST = 10_000

type BulkBarProps = {
  selection: AlertSelection
  filters: AlertFilters
  /** How many alerts the filter matches; a lower bound when it is not exact. */
  matching: { count: number; exact: boolean }
  edit: ReturnType<typeof useBulkEdit>
  onAsk: (step: BulkStep) => void
  onMerge: () => void
  /** Back to the change that goes on in the background. */
  onShow: () => void
}

/** What can be done to the chosen alerts, and the way from those on the page to all that match. */
export function BulkBar(props: BulkBarProps) {
  const { selection, filters, matching, edit, onAsk, onMerge, onShow } = props
  if (edit.isPending) {
    return (
      <div className={classes.bar} role="group" aria-label="Change in the background">
        <strong>{plural(doneOf(edit.tally), 'alert')} done</strong>
        <Button variant="default" onClick={onShow}>
          Show
        </Button>
      </div>
    )
  }
  if (selection.count === 0) return null
  const statuses = selection.everything
    ? filters.status
    : selection.alerts.map(({ status }) => status)
  return (
    <div className={classes.bar} role="group" aria-label="Selected alerts">
      <strong>{plural(selection.count, 'alert')} selected</strong>
      <Everything selection={selection} matching={matching} />
      <span className={classes.steps}>
        {stepsFrom(statuses).map((step) => (
          <Button
            key={step}
            variant="default"
            leftSection={<Icon name={WORDS[step].icon} size={15} />}
            onClick={() => {
              onAsk(step)
            }}
          >
            {WORDS[step].name}
          </Button>
        ))}
        <Button variant="default" leftSection={<Icon name="incidents" size={15} />} onClick={onMerge}>
          Merge into incident…
        </Button>
      </span>
      <Button variant="subtle" onClick={selection.clear}>
        Clear selection
      </Button>
    </div>
  )
}

function Everything({ selection, matching }: Pick<BulkBarProps, 'selection' | 'matching'>) {
  const { count, exact } = matching
  if (selection.everything || count <= selection.count) return null
  if (!exact || count > MOST) {
    return <span className={classes.hint}>Narrow the filter to {number(MOST)} to select all</span>
  }
  return (
    <Button
      variant="subtle"
      onClick={() => {
        selection.chooseEverything(count)
      }}
    >
      Select all {number(count)} that match the filter
    </Button>
  )
}
