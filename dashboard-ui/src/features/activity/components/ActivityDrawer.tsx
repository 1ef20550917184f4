import { DetailDrawer, DetailSection } from '@/components/DetailDrawer'
import { Facts, type Fact } from '@/components/Facts'
import { Instant } from '@/components/Instant'
import { Json } from '@/components/Json'
import type { AuditAction } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { OutcomeTag } from './OutcomeTag'

type ActivityDrawerProps = { action?: AuditAction; onClose: () => void }

/** One recorded action in full, with what it changed. */
export function ActivityDrawer({ action, onClose }: ActivityDrawerProps) {
  return (
    <DetailDrawer
      title={action ? humanise(action.action) : ''}
      opened={action !== undefined}
      onClose={onClose}
    >
      {action && (
        <>
          <DetailSection title={action.description}>
            <Facts facts={summary(action)} />
          </DetailSection>
          {action.before && (
            <DetailSection title="Before">
              <Json value={action.before} label="Fields before the action" />
            </DetailSection>
          )}
          {action.after && (
            <DetailSection title="After">
              <Json value={action.after} label="Fields after the action" />
            </DetailSection>
          )}
        </>
      )}
    </DetailDrawer>
  )
}

function summary(action: AuditAction): Fact[] {
  const { actor, target } = action
  return [
    ['Outcome', <OutcomeTag outcome={action.outcome} />],
    ['Time', <Instant at={action.occurred_at} />],
    ['Actor', actor.username ?? actor.id],
    ['Kind', humanise(actor.kind)],
    ['Roles', actor.roles.join(', ')],
    ['Target', target && `${humanise(target.type)} ${target.id}`],
    ['Module', humanise(action.module)],
    ['Recorded by', action.service],
    ['IP address', action.ip_address],
    ['User agent', action.user_agent],
    ['Session', action.session_id],
    ['Trace', action.trace_id],
    ['Entry', action.id],
  ]
}
