import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'

import { Icon } from '@/components/Icon'
import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/session/SessionContext'
import { allRows } from '@/lib/api/page'
import { toTop, useAtTop } from '@/lib/scroll'
import { plural } from '@/lib/words'

import { useEvents } from '../api/listEvents'
import { filtersOf, type EventFilters, type EventSearch } from '../filters'
import { useNewEvents } from '../useNewEvents'
import { EventDrawer } from './EventDrawer'
import { EventFilterBar } from './EventFilterBar'
import classes from './EventsPage.module.css'
import { EventTable } from './EventTable'

const route = getRouteApi('/events')

/** Everything that the sensors sent, filtered, and one event in full. */
export function EventsPage() {
  const { may } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const show = (change: Partial<EventSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })

  if (!may.events) return <NotForThisRole />
  return (
    <Page title="Events">
      <EventFilterBar filters={filters} onChange={show} />
      <EventList
        filters={filters}
        selected={search.event}
        onOpen={(event) => {
          show({ event })
        }}
      />
      <EventDrawer
        id={search.event}
        onClose={() => {
          show({ event: undefined })
        }}
      />
    </Page>
  )
}

type EventListProps = { filters: EventFilters; selected?: string; onOpen: (id: string) => void }

function EventList({ filters, selected, onOpen }: EventListProps) {
  const events = useEvents(filters)
  const atTop = useAtTop()
  const { waiting, show } = useNewEvents(filters, atTop)
  const rows = allRows(events.data)
  const newest = events.data?.pages[0]

  if (events.error && !events.data) {
    return (
      <Panel title="Newest first">
        <Failure error={events.error} retry={() => void events.refetch()} />
      </Panel>
    )
  }
  return (
    <Panel title="Newest first" flush>
      {waiting > 0 && (
        <Button
          className={classes.pill}
          radius="xl"
          leftSection={<Icon name="up" size={14} />}
          onClick={() => {
            show()
            toTop()
          }}
        >
          {plural(waiting, 'new event')}
        </Button>
      )}
      {!events.isPending && rows.length === 0 ? (
        <Notice icon="inbox" title="No events here">
          Nothing matches these filters. New events appear by themselves.
        </Notice>
      ) : (
        <EventTable
          events={rows}
          list={JSON.stringify(filters)}
          loading={events.isPending}
          selected={selected}
          onOpen={(event) => {
            onOpen(event.id)
          }}
        />
      )}
      {newest && rows.length > 0 && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="event"
          more={{
            has: events.hasNextPage,
            loading: events.isFetchingNextPage,
            load: () => void events.fetchNextPage(),
          }}
        />
      )}
    </Panel>
  )
}

function NotForThisRole() {
  return (
    <Page title="Events">
      <Panel title="Not for your role">
        <Notice icon="lock" title="Your roles do not include events">
          Analysts and administrators read events. You can read alerts and the audit trail.
        </Notice>
      </Panel>
    </Page>
  )
}
