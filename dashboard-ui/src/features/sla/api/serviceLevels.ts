import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { announce } from '@/components/Announcer'
import { get, replace } from '@/lib/api/http'
import type { Objectives, ObjectivesVersion } from '@/lib/api/types'

const PATH = '/api/v1/sla'

export const serviceLevelsQuery = queryOptions({
  queryKey: ['service-levels'],
  queryFn: ({ signal }) => get<ObjectivesVersion>(PATH, {}, signal),
})

/** How long alerts may wait, as it is in force. */
export function useServiceLevels() {
  return useQuery(serviceLevelsQuery)
}

/** Puts other limits in force, unless somebody has done so since the version that was seen. */
export function useChangeServiceLevels(seen: ObjectivesVersion) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (objectives: Objectives) =>
      replace<ObjectivesVersion>(PATH, { objectives }, seen.version),
    onSuccess: () => {
      announce('Service levels changed')
    },
    onSettled: () => client.invalidateQueries({ queryKey: serviceLevelsQuery.queryKey }),
  })
}
