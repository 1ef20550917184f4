import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'

import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/session/SessionContext'
import { allRows } from '@/lib/api/page'
import type { AlertSort } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import type { AlertReference } from '../api/keys'
import { useAlerts } from '../api/listAlerts'
import { BulkBar } from '../bulk/BulkBar'
import { BulkDialog } from '../bulk/BulkDialog'
import { SelectionContext } from '../bulk/SelectionContext'
import type { BulkTarget } from '../bulk/editAlerts'
import type { Asked } from '../bulk/steps'
import { useAlertSelection } from '../bulk/useAlertSelection'
import { useBulkEdit } from '../bulk/useBulkEdit'
import { filtersOf, type AlertFilters, type AlertSearch } from '../filters'
import { MergeDialog } from '../incidents/MergeDialog'
import { ViewMenu } from '../views/ViewMenu'
import { AlertDrawer } from './AlertDrawer'
import { AlertFilterBar } from './AlertFilterBar'
import { AlertOrder } from './AlertOrder'
import { AlertTable } from './AlertTable'
import { PastNotice } from './PastNotice'

const route = getRouteApi('/alerts')

/** The queue: alerts by status and whatever else they are looked for by, and one of them in full. */
export function AlertsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const show = (change: Partial<AlertSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })

  return (
    <Page title="Alerts" aside={<ViewMenu filters={filters} />}>
      <AlertFilterBar search={search} onChange={show} />
      {search.as_of && (
        <PastNotice
          at={search.as_of}
          onLeave={() => {
            show({ as_of: undefined })
          }}
        />
      )}
      <AlertList
        key={JSON.stringify(filters)}
        filters={filters}
        selected={search.alert}
        onOpen={(alert) => {
          show({ alert })
        }}
        onSort={(sort) => {
          show({ sort })
        }}
      />
      <AlertDrawer
        alert={search.alert}
        listAsOf={search.as_of}
        onClose={() => {
          show({ alert: undefined })
        }}
      />
    </Page>
  )
}

type AlertListProps = {
  filters: AlertFilters
  selected?: AlertReference
  onOpen: (number: number) => void
  onSort: (sort?: AlertSort) => void
}

function AlertList({ filters, selected, onOpen, onSort }: AlertListProps) {
  const { may } = useSession()
  const alerts = useAlerts(filters)
  const rows = useMemo(() => allRows(alerts.data), [alerts.data])
  const selection = useAlertSelection(rows, filters)
  const newest = alerts.data?.pages[0]
  const title = titleOf(filters)

  if (alerts.error && !alerts.data) {
    return (
      <Panel title={title}>
        <Failure error={alerts.error} retry={() => void alerts.refetch()} />
      </Panel>
    )
  }
  return (
    <Panel title={title} aside={<AlertOrder sort={filters.sort} onChange={onSort} />} flush>
      {!alerts.isPending && rows.length === 0 ? (
        <Notice icon="inbox" title="No alerts here">
          {filters.as_of
            ? 'Nothing matched these filters then.'
            : 'Nothing matches these filters. New alerts appear by themselves.'}
        </Notice>
      ) : (
        <SelectionContext value={selection}>
          <AlertTable
            alerts={rows}
            filters={filters}
            loading={alerts.isPending}
            selected={selected}
            onOpen={(alert) => {
              onOpen(alert.number)
            }}
          />
        </SelectionContext>
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
      {may.triage && !filters.as_of && (
        <Bulk
          selection={selection}
          filters={filters}
          matching={{ count: newest?.count ?? 0, exact: newest?.count_is_exact ?? true }}
        />
      )}
    </Panel>
  )
}

type BulkProps = {
  selection: ReturnType<typeof useAlertSelection>
  filters: AlertFilters
  matching: { count: number; exact: boolean }
}

/** The steps over many alerts; there as long as the list is, since their end outlives the selection. */
function Bulk({ selection, filters, matching }: BulkProps) {
  const [asked, setAsked] = useState<Asked>()
  const [opened, setOpened] = useState(false)
  const [target, setTarget] = useState<BulkTarget>()
  const [merging, setMerging] = useState(false)
  // What was refused may be tried again, another way or after another look.
  const edit = useBulkEdit(opened, ({ refused }) => {
    selection.choose(refused.flatMap(({ id }) => id ?? []))
  })
  return (
    <>
      <BulkBar
        selection={selection}
        filters={filters}
        matching={matching}
        edit={edit}
        onAsk={(step) => {
          edit.reset()
          setAsked({ step, target: selection.target() })
          setOpened(true)
        }}
        onMerge={() => {
          setTarget(selection.target())
          setMerging(true)
        }}
        onShow={() => {
          setOpened(true)
        }}
      />
      <BulkDialog
        asked={asked}
        opened={opened}
        edit={edit}
        onClose={() => {
          setOpened(false)
        }}
      />
      <MergeDialog
        target={target}
        opened={merging}
        onClose={() => {
          setMerging(false)
        }}
        onMerged={selection.clear}
      />
    </>
  )
}

function titleOf({ status }: AlertFilters): string {
  const [only, another] = status ?? []
  if (only && !another) return `${humanise(only)} alerts`
  return status && !status.includes('resolved') ? 'Unresolved alerts' : 'All alerts'
}
