import { Button } from '@mantine/core'
import { useState } from 'react'

import { useSession } from '@/features/session/SessionContext'
import type { Alert } from '@/lib/api/types'

import classes from './AlertIncident.module.css'
import { useDetachAlert } from './detachAlert'
import { IncidentLink } from './IncidentLink'
import { MergeDialog } from './MergeDialog'

/** The incident that an alert is part of and the way out of it, or the way into one. */
export function AlertIncident({ alert }: { alert: Alert }) {
  const { may } = useSession()
  const { mutate, isPending } = useDetachAlert()
  const [merging, setMerging] = useState(false)
  const { incident, number } = alert
  return (
    <span className={classes.incident}>
      {incident ? <IncidentLink incident={incident} /> : 'None'}
      {may.triage && incident && (
        <Button
          variant="default"
          size="compact-xs"
          loading={isPending}
          aria-label={`Detach from incident ${String(incident.number)}`}
          onClick={() => {
            mutate({ incident: incident.number, alert: number })
          }}
        >
          Detach
        </Button>
      )}
      {may.triage && !incident && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => {
            setMerging(true)
          }}
        >
          Merge into incident…
        </Button>
      )}
      <MergeDialog
        target={{ alerts: [alert] }}
        opened={merging}
        onClose={() => {
          setMerging(false)
        }}
      />
    </span>
  )
}
