import { Button, Group, Stack } from '@mantine/core'

import { Dialog } from '@/components/Dialog'
import type { Incident } from '@/lib/api/types'
import { number, plural } from '@/lib/words'

import { countOf, type BulkTarget } from '../bulk/editAlerts'
import { IncidentLink } from './IncidentLink'
import { useMergeAlerts } from './mergeAlerts'
import classes from './MergeDialog.module.css'
import { MergeForm } from './MergeForm'

type MergeDialogProps = {
  /** Alerts that are to become part of one incident. */
  target?: BulkTarget
  opened: boolean
  onClose: () => void
  onMerged?: () => void
}

/** Asks into which incident alerts are merged, and leads there. */
export function MergeDialog({ target, opened, onClose, onMerged }: MergeDialogProps) {
  return (
    <Dialog
      opened={opened && target !== undefined}
      onClose={onClose}
      title={target && `Merge ${plural(countOf(target), 'alert')} into an incident`}
      size="lg"
    >
      {target && <Merging target={target} onClose={onClose} onMerged={onMerged} />}
    </Dialog>
  )
}

type MergingProps = { target: BulkTarget; onClose: () => void; onMerged?: () => void }

function Merging({ target, onClose, onMerged }: MergingProps) {
  const merging = useMergeAlerts()
  if (merging.data) {
    return <Merged incident={merging.data} alerts={countOf(target)} onClose={onClose} />
  }
  return (
    <Stack>
      <MergeForm
        count={countOf(target)}
        pending={merging.isPending}
        error={merging.error}
        onSubmit={(into) => {
          merging.mutate({ target, into }, { onSuccess: onMerged })
        }}
        onCancel={onClose}
      />
      {merging.isPending && 'filter' in target && (
        <p className={classes.found} role="status">
          Found {number(merging.found)} of {plural(target.count, 'alert')}
        </p>
      )}
    </Stack>
  )
}

type MergedProps = { incident: Incident; alerts: number; onClose: () => void }

function Merged({ incident, alerts, onClose }: MergedProps) {
  return (
    <Stack>
      <p className={classes.result} role="status">
        {plural(alerts, 'alert is', 'alerts are')} part of{' '}
        <IncidentLink incident={incident} onLeave={onClose} />, {incident.title}.
      </p>
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  )
}
