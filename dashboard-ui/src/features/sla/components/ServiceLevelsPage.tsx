import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { Instant } from '@/components/Instant'
import { Failure } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/session/SessionContext'
import type { ObjectivesVersion } from '@/lib/api/types'

import { useServiceLevels } from '../api/serviceLevels'
import { LimitsForm } from './LimitsForm'
import { LimitsTable } from './LimitsTable'
import classes from './ServiceLevelsPage.module.css'

/** How long alerts may wait until somebody takes and resolves them; administrators say so. */
export function ServiceLevelsPage() {
  const { may } = useSession()
  const { data, error, refetch } = useServiceLevels()
  const [changing, setChanging] = useState(false)
  return (
    <Page title="Service levels">
      <Panel title="How long alerts may wait">
        {error && !data && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton height={220} aria-label="Loading the service levels" />}
        {data && (
          <div className={classes.levels}>
            <Origin version={data} />
            {changing ? (
              <LimitsForm
                inForce={data}
                onDone={() => {
                  setChanging(false)
                }}
              />
            ) : (
              <LimitsTable
                objectives={data.objectives}
                onChange={
                  may.serviceLevels
                    ? () => {
                        setChanging(true)
                      }
                    : undefined
                }
              />
            )}
          </div>
        )}
      </Panel>
    </Page>
  )
}

/** Who set them, and when. */
function Origin({ version: { version, changed_by, changed_at } }: { version: ObjectivesVersion }) {
  const { may } = useSession()
  return (
    <p className={classes.origin}>
      {changed_by ? (
        <>
          Version {version}, set by {changed_by} at <Instant at={changed_at} />.
        </>
      ) : (
        <>Version {version}, with which the platform begins.</>
      )}{' '}
      {may.activity === 'all' && (
        <Link to="/activity" search={{ action: 'sla_changed' }}>
          All changes
        </Link>
      )}
    </p>
  )
}
