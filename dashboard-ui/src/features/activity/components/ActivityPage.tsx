import { getRouteApi } from '@tanstack/react-router'

import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/session/SessionContext'
import { allRows } from '@/lib/api/page'
import type { AuditAction } from '@/lib/api/types'

import { useActions } from '../api/listActions'
import { filtersOf, type ActivitySearch } from '../filters'
import { ActivityDrawer } from './ActivityDrawer'
import { ActivityFilterBar } from './ActivityFilterBar'
import { ActivityTable } from './ActivityTable'

const route = getRouteApi('/activity')

/** The audit trail: who did what, newest first. */
export function ActivityPage() {
  const { may } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const actions = useActions(filters)
  const rows = allRows(actions.data)
  const show = (change: Partial<ActivitySearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })

  return (
    <Page title="Activity">
      <ActivityFilterBar filters={filters} everyone={may.activity === 'all'} onChange={show} />
      <Panel title={may.activity === 'all' ? 'Everyone’s actions' : 'Your own actions'} flush>
        <ActivityList
          actions={actions}
          rows={rows}
          list={JSON.stringify(filters)}
          selected={search.entry}
          onOpen={(entry) => {
            show({ entry })
          }}
        />
      </Panel>
      <ActivityDrawer
        action={rows.find(({ id }) => id === search.entry)}
        onClose={() => {
          show({ entry: undefined })
        }}
      />
    </Page>
  )
}

type ActivityListProps = {
  actions: ReturnType<typeof useActions>
  rows: AuditAction[]
  list: string
  selected?: string
  onOpen: (id: string) => void
}

function ActivityList({ actions, rows, list, selected, onOpen }: ActivityListProps) {
  const newest = actions.data?.pages[0]
  if (actions.error && !actions.data) {
    return <Failure error={actions.error} retry={() => void actions.refetch()} />
  }
  if (!actions.isPending && rows.length === 0) {
    return (
      <Notice icon="inbox" title="No actions here">
        Nothing matches these filters. New actions appear by themselves.
      </Notice>
    )
  }
  return (
    <>
      <ActivityTable
        actions={rows}
        list={list}
        loading={actions.isPending}
        selected={selected}
        onOpen={(action) => {
          onOpen(action.id)
        }}
      />
      {newest && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="action"
          more={{
            has: actions.hasNextPage,
            loading: actions.isFetchingNextPage,
            load: () => void actions.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}
