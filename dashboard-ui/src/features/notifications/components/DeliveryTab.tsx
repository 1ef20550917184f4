import { Button, Select } from '@mantine/core'

import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Toolbar } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { allRows } from '@/lib/api/page'
import { humanise } from '@/lib/words'

import { useDeliveries } from '../api/listDeliveries'
import { useEntries } from '../api/listEntries'
import { STATES, type DeliveryFilters } from '../search'
import { DeliveryTable } from './DeliveryTable'
import classes from './DeliveryTab.module.css'

const NO_FILTER: DeliveryFilters = { state: undefined, channel: undefined, alert: undefined }

type DeliveryTabProps = {
  filters: DeliveryFilters
  onChange: (change: Partial<DeliveryFilters>) => void
}

/** What was told, or is to be, newest first. */
export function DeliveryTab({ filters, onChange }: DeliveryTabProps) {
  return (
    <div className={classes.tab}>
      <DeliveryFilterBar filters={filters} onChange={onChange} />
      <Panel title={filters.alert ? 'Deliveries about one alert' : 'Newest first'} flush>
        <DeliveryList filters={filters} />
      </Panel>
    </div>
  )
}

function DeliveryFilterBar({ filters, onChange }: DeliveryTabProps) {
  const { data: channels = [] } = useEntries('channels')
  return (
    <Toolbar label="Filter deliveries">
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        w={140}
        data={STATES.map((value) => ({ value, label: humanise(value) }))}
        value={filters.state ?? null}
        onChange={(state) => {
          onChange({ state: state ?? undefined })
        }}
      />
      <Select
        aria-label="Channel"
        placeholder="Any channel"
        clearable
        searchable
        w={220}
        data={channels.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.channel ?? null}
        onChange={(channel) => {
          onChange({ channel: channel ?? undefined })
        }}
      />
      {Object.values(filters).some(Boolean) && (
        <Button
          variant="subtle"
          onClick={() => {
            onChange(NO_FILTER)
          }}
        >
          Clear filters
        </Button>
      )}
    </Toolbar>
  )
}

function DeliveryList({ filters }: { filters: DeliveryFilters }) {
  const deliveries = useDeliveries(filters)
  const rows = allRows(deliveries.data)
  const newest = deliveries.data?.pages[0]

  if (deliveries.error && !deliveries.data) {
    return <Failure error={deliveries.error} retry={() => void deliveries.refetch()} />
  }
  if (!deliveries.isPending && rows.length === 0) {
    return (
      <Notice icon="bell" title="No deliveries here">
        Nothing was told that matches these filters. Without a route in force nothing is.
      </Notice>
    )
  }
  return (
    <>
      <DeliveryTable
        deliveries={rows}
        list={JSON.stringify(filters)}
        loading={deliveries.isPending}
      />
      {newest && (
        <ListFooter
          shown={rows.length}
          count={newest.count}
          exact={newest.count_is_exact}
          noun="delivery"
          many="deliveries"
          more={{
            has: deliveries.hasNextPage,
            loading: deliveries.isFetchingNextPage,
            load: () => void deliveries.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}
