import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import { useLiveActivity } from '@/features/activity/useLiveActivity'
import { useAssignedToMe } from '@/features/alerts/assigned/useAssignedToMe'
import { useLiveAlerts } from '@/features/alerts/useLiveAlerts'
import { useLiveEvents } from '@/features/events/useLiveEvents'
import { useLiveIncidents } from '@/features/incidents/useLiveIncidents'
import { useMissed, useStreamState } from '@/features/live/LiveContext'
import { sessionQuery } from '@/features/session/api/getSession'

/** Leads the stream's frames to the features, and makes up for what the stream could not tell. */
export function LiveUpdates() {
  const client = useQueryClient()
  const state = useStreamState()
  useLiveAlerts()
  useAssignedToMe()
  useLiveIncidents()
  useLiveEvents()
  useLiveActivity()
  useMissed(() => void client.invalidateQueries())

  // A stream that ends may mean that the session has: asking for it leads to the login page then.
  useEffect(() => {
    if (state === 'interrupted') void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }, [client, state])

  return null
}
