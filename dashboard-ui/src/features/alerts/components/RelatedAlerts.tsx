import { Button } from '@mantine/core'
import { useState } from 'react'

import { Instant } from '@/components/Instant'
import { SeverityBadge } from '@/components/SeverityBadge'
import type { AlertDetail, AlertSummary } from '@/lib/api/types'

import { AlertLink } from './AlertLink'
import classes from './RelatedAlerts.module.css'
import { StatusTag } from './StatusTag'

/** As many as are shown before somebody asks for the others. */
const FEW = 5

/** What else happened to the same address, user or host, and what else the rule found. */
export function RelatedAlerts({ related }: { related: AlertDetail['related'] }) {
  const { campaign, same_entity, same_rule } = related
  if (campaign.length + same_entity.length + same_rule.length === 0) {
    return <p className={classes.none}>No other alert has an address, user, host or rule in common.</p>
  }
  return (
    <>
      <Few title="Same campaign" alerts={campaign} />
      <Few title="Same address, user or host" alerts={same_entity} />
      <Few title="Same rule" alerts={same_rule} />
    </>
  )
}

function Few({ title, alerts }: { title: string; alerts: AlertSummary[] }) {
  const [all, setAll] = useState(false)
  if (alerts.length === 0) return null
  return (
    <>
      <h4 className={classes.title}>{title}</h4>
      <ul className={classes.alerts} aria-label={title}>
        {(all ? alerts : alerts.slice(0, FEW)).map((alert) => (
          <li key={alert.id}>
            <SeverityBadge severity={alert.severity} />
            <span className={classes.name}>
              <AlertLink alert={alert} />
            </span>
            <StatusTag status={alert.status} />
            <span className={classes.age}>
              <Instant at={alert.created_at} as="age" />
            </span>
          </li>
        ))}
      </ul>
      {!all && alerts.length > FEW && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => {
            setAll(true)
          }}
        >
          Show all {alerts.length}
        </Button>
      )}
    </>
  )
}
