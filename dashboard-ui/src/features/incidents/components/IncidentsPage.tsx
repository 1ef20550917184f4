import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'

import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import type { IncidentName } from '@/features/alerts/incidents/keys'
import { allRows } from '@/lib/api/page'

import { useIncidents } from '../api/listIncidents'
import { filtersOf, type IncidentFilters, type IncidentSearch } from '../filters'
import { IncidentDrawer } from './IncidentDrawer'
import { IncidentFilterBar } from './IncidentFilterBar'
import { IncidentTable } from './IncidentTable'

const route = getRouteApi('/incidents')

/** Alerts that people work on as one, and one such incident in full. */
export function IncidentsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const show = (change: Partial<IncidentSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })
  const open = (incident?: number) => {
    show({ incident })
  }

  return (
    <Page title="Incidents">
      <IncidentFilterBar search={search} onChange={show} />
      <Panel title="Incidents" flush>
        <IncidentList filters={filtersOf(search)} selected={search.incident} onOpen={open} />
      </Panel>
      <IncidentDrawer
        incident={search.incident}
        onOpen={open}
        onClose={() => {
          open(undefined)
        }}
      />
    </Page>
  )
}

type IncidentListProps = {
  filters: IncidentFilters
  selected?: IncidentName
  onOpen: (number: number) => void
}

function IncidentList({ filters, selected, onOpen }: IncidentListProps) {
  const incidents = useIncidents(filters)
  const rows = useMemo(() => allRows(incidents.data), [incidents.data])
  const newest = incidents.data?.pages[0]
  if (incidents.error && !incidents.data) {
    return <Failure error={incidents.error} retry={() => void incidents.refetch()} />
  }
  if (!incidents.isPending && rows.length === 0) {
    return (
      <Notice icon="incidents" title="No incidents here">
        Choose alerts that belong together on the page Alerts, and merge them into an incident.
      </Notice>
    )
  }
  return (
    <>
      <IncidentTable
        incidents={rows}
        list={JSON.stringify(filters)}
        loading={incidents.isPending}
        selected={selected}
        onOpen={({ number }) => {
          onOpen(number)
        }}
      />
      {newest && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="incident"
          more={{
            has: incidents.hasNextPage,
            loading: incidents.isFetchingNextPage,
            load: () => void incidents.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}
