import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'

import { ChoicesFilter } from '@/components/ChoiceFilter'
import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Page, Toolbar } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/session/SessionContext'
import { allRows } from '@/lib/api/page'
import { optionsOf } from '@/lib/words'

import { useSilences } from '../api/listSilences'
import { filtersOf, NEW, STATES, type SilenceFilters, type SilenceSearch } from '../search'
import { SilenceDrawer } from './SilenceDrawer'
import { SilenceTable } from './SilenceTable'

const route = getRouteApi('/silences')

/** What nobody is told of for a while: by whom, why, until when, and how much that was. */
export function SilencesPage() {
  const { may } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const show = (change: Partial<SilenceSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })
  const open = (silence?: string) => {
    show({ silence, like: undefined })
  }

  return (
    <Page title="Silences">
      <Toolbar label="Filter silences">
        <ChoicesFilter
          label="State"
          placeholder="Any state"
          width={240}
          options={optionsOf(STATES)}
          value={search.state}
          onChange={(state) => {
            show({ state })
          }}
        />
      </Toolbar>
      <Panel
        title="Newest first"
        aside={
          may.silence && (
            <Button
              onClick={() => {
                open(NEW)
              }}
            >
              {may.approve ? 'Add' : 'Propose'} a silence
            </Button>
          )
        }
        flush
      >
        <SilenceList filters={filters} selected={search.silence} onOpen={open} />
      </Panel>
      <SilenceDrawer silence={search.silence} like={search.like} onOpen={open} />
    </Page>
  )
}

type SilenceListProps = {
  filters: SilenceFilters
  selected?: string
  onOpen: (id: string) => void
}

function SilenceList({ filters, selected, onOpen }: SilenceListProps) {
  const silences = useSilences(filters)
  const rows = allRows(silences.data)
  const newest = silences.data?.pages[0]

  if (silences.error && !silences.data) {
    return <Failure error={silences.error} retry={() => void silences.refetch()} />
  }
  if (!silences.isPending && rows.length === 0) {
    return (
      <Notice icon="silence" title="No silences here">
        A silence keeps known noise out of lists and notifications, with a reason and an end.
      </Notice>
    )
  }
  return (
    <>
      <SilenceTable
        silences={rows}
        list={JSON.stringify(filters)}
        loading={silences.isPending}
        selected={selected}
        onOpen={onOpen}
      />
      {newest && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="silence"
          more={{
            has: silences.hasNextPage,
            loading: silences.isFetchingNextPage,
            load: () => void silences.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}
