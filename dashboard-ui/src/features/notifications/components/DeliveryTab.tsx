import { ChoiceFilter } from '@/components/ChoiceFilter'
import { ClearFilters } from '@/components/ClearFilters'
import { ListFooter } from '@/components/ListFooter'
import { Failure, Notice } from '@/components/Notice'
import { Toolbar } from '@/components/Page'
import { Panel } from '@/components/Panel'
import { allRows } from '@/lib/api/page'
import { optionsOf } from '@/lib/words'

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
      <ChoiceFilter
        label="State"
        placeholder="Any state"
        width={140}
        options={optionsOf(STATES)}
        value={filters.state}
        onChange={(state) => {
          onChange({ state })
        }}
      />
      <ChoiceFilter
        label="Channel"
        placeholder="Any channel"
        searchable
        width={220}
        options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.channel}
        onChange={(channel) => {
          onChange({ channel })
        }}
      />
      <ClearFilters filters={filters} none={NO_FILTER} onClear={onChange} />
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
