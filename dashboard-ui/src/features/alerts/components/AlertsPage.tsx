import { getRouteApi } from '@tanstack/react-router'

import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { allRows } from '@/lib/api/page'
import { humanise } from '@/lib/words'

import { useAlerts } from '../api/listAlerts'
import { filtersOf, type AlertFilters, type AlertSearch } from '../filters'
import { AlertDrawer } from './AlertDrawer'
import { AlertFilterBar } from './AlertFilterBar'
import { AlertTable } from './AlertTable'

const route = getRouteApi('/alerts')

/** The queue: alerts by status and severity, and one of them in full. */
export function AlertsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const show = (change: Partial<AlertSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })

  return (
    <Page title="Alerts">
      <AlertFilterBar search={search} onChange={show} />
      <AlertList
        filters={filtersOf(search)}
        selected={search.alert}
        onOpen={(alert) => {
          show({ alert })
        }}
      />
      <AlertDrawer
        number={search.alert}
        onClose={() => {
          show({ alert: undefined })
        }}
      />
    </Page>
  )
}

type AlertListProps = { filters: AlertFilters; selected?: number; onOpen: (number: number) => void }

function AlertList({ filters, selected, onOpen }: AlertListProps) {
  const alerts = useAlerts(filters)
  const rows = allRows(alerts.data)
  const newest = alerts.data?.pages[0]
  const title = filters.status ? `${humanise(filters.status)} alerts` : 'All alerts'

  if (alerts.error && !alerts.data) {
    return (
      <Panel title={title}>
        <Failure error={alerts.error} retry={() => void alerts.refetch()} />
      </Panel>
    )
  }
  return (
    <Panel title={title} flush>
      {!alerts.isPending && rows.length === 0 ? (
        <Notice icon="inbox" title="No alerts here">
          Nothing matches these filters. New alerts appear by themselves.
        </Notice>
      ) : (
        <AlertTable
          alerts={rows}
          filters={filters}
          loading={alerts.isPending}
          selected={selected}
          onOpen={(alert) => {
            onOpen(alert.number)
          }}
        />
      )}
      {newest && rows.length > 0 && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="alert"
          more={{
            has: alerts.hasNextPage,
            loading: alerts.isFetchingNextPage,
            load: () => void alerts.fetchNextPage(),
          }}
        />
      )}
    </Panel>
  )
}
