import { Button, Group } from '@mantine/core'
import { useState } from 'react'

import { Icon } from '@/components/Icon'
import { useSession } from '@/features/session/SessionContext'
import type { Incident, IncidentDetail } from '@/lib/api/types'
import { plural } from '@/lib/words'

import { useChangeIncident, type IncidentChange } from '../api/changeIncident'
import { AddAlertsModal } from './AddAlertsModal'
import { AssignIncidentModal } from './AssignIncidentModal'
import { EditIncidentModal } from './EditIncidentModal'
import { MergeIncidentModal } from './MergeIncidentModal'
import { ResolveIncidentModal } from './ResolveIncidentModal'

/** What the service takes for taking an incident from whoever has it. */
const NOBODY = ''

type Asking = 'resolution' | 'assignee' | 'description' | 'alerts' | 'incident'

type IncidentActionsProps = { incident: IncidentDetail; onOpen: (number: number) => void }

/** The steps that an incident's status allows. */
export function IncidentActions({ incident, onOpen }: IncidentActionsProps) {
  const { mutate, isPending } = useChangeIncident()
  const [asking, setAsking] = useState<Asking>()
  const make = (change: IncidentChange['change']) => () => {
    mutate({ incident, change })
  }
  const ask = (what?: Asking) => () => {
    setAsking(what)
  }
  const resolved = incident.status === 'resolved'
  const unresolvedAlerts = incident.alerts - incident.alerts_by_status.resolved

  return (
    <Group gap={8} role="group" aria-label="Actions">
      {incident.status === 'open' && (
        <Button
          leftSection={<Icon name="play" size={15} />}
          disabled={isPending}
          onClick={make({ status: 'in_progress' })}
        >
          Start work
        </Button>
      )}
      {!resolved && (
        <Button
          variant={incident.status === 'in_progress' ? 'filled' : 'default'}
          leftSection={<Icon name="resolve" size={15} />}
          disabled={isPending}
          onClick={ask('resolution')}
        >
          Resolve
        </Button>
      )}
      {resolved && (
        <Button
          variant="default"
          leftSection={<Icon name="reopen" size={15} />}
          disabled={isPending}
          onClick={make({ status: 'open' })}
        >
          Reopen
        </Button>
      )}
      {resolved && unresolvedAlerts > 0 && (
        <Button variant="subtle" disabled={isPending} onClick={ask('resolution')}>
          Resolve {plural(unresolvedAlerts, 'alert')}
        </Button>
      )}
      {!resolved && <Assignment incident={incident} disabled={isPending} make={make} />}
      {!resolved && (
        <Button variant="subtle" disabled={isPending} onClick={ask('assignee')}>
          Assign…
        </Button>
      )}
      {!resolved && (
        <Button variant="subtle" disabled={isPending} onClick={ask('alerts')}>
          Add alerts…
        </Button>
      )}
      <Button variant="subtle" disabled={isPending} onClick={ask('description')}>
        Edit…
      </Button>
      <Button variant="subtle" disabled={isPending} onClick={ask('incident')}>
        Merge into another…
      </Button>
      <ResolveIncidentModal incident={incident} opened={asking === 'resolution'} onClose={ask()} />
      <AssignIncidentModal incident={incident} opened={asking === 'assignee'} onClose={ask()} />
      <EditIncidentModal incident={incident} opened={asking === 'description'} onClose={ask()} />
      <AddAlertsModal incident={incident} opened={asking === 'alerts'} onClose={ask()} />
      <MergeIncidentModal
        incident={incident}
        opened={asking === 'incident'}
        onClose={ask()}
        onMerged={onOpen}
      />
    </Group>
  )
}

type AssignmentProps = {
  incident: Incident
  disabled: boolean
  make: (change: IncidentChange['change']) => () => void
}

/** To whoever looks, or back. */
function Assignment({ incident, disabled, make }: AssignmentProps) {
  const { session } = useSession()
  if (incident.assigned_to === session.username) {
    return (
      <Button variant="subtle" disabled={disabled} onClick={make({ assigned_to: NOBODY })}>
        Give back
      </Button>
    )
  }
  return (
    <Button
      variant="subtle"
      leftSection={<Icon name="user" size={15} />}
      disabled={disabled}
      onClick={make({ assigned_to: session.username })}
    >
      Assign to me
    </Button>
  )
}
