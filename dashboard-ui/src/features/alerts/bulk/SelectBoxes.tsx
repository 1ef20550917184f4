import type { Alert } from '@/lib/api/types'

import classes from './SelectBoxes.module.css'
import { useSelection } from './SelectionContext'

/** Chooses one alert; with Shift all from the one that was chosen before. */
export function SelectBox({ alert }: { alert: Alert }) {
  const selection = useSelection()
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label={`Select alert ${String(alert.number)}`}
        checked={selection?.has(alert) ?? false}
        onChange={({ nativeEvent }) => {
          selection?.toggle(alert, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }}
      />
    </label>
  )
}

/** Chooses all alerts that are on the page. */
export function SelectShown({ shown }: { shown: number }) {
  const selection = useSelection()
  const some = selection?.alerts.length ?? 0
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label="Select all alerts shown"
        ref={(box) => {
          if (box) box.indeterminate = some > 0 && some < shown
        }}
        disabled={shown === 0}
        checked={some > 0 && some === shown}
        onChange={() => selection?.toggleShown()}
      />
    </label>
  )
}
