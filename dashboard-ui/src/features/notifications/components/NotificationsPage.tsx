import { Tabs } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'

import { Page } from '@/components/Page'

import { filtersOf, TABS, type NotificationSearch, type Tab } from '../search'
import { ChannelsTab } from './ChannelsTab'
import { DeliveryTab } from './DeliveryTab'
import { GroupsTab } from './GroupsTab'
import { RoutesTab } from './RoutesTab'

const route = getRouteApi('/notifications')

const NAMES: Record<Tab, string> = {
  deliveries: 'Delivery log',
  channels: 'Channels',
  routes: 'Routes',
  groups: 'Groups',
}

/** Who is told of alerts and how: what has been sent, and what is set up. */
export function NotificationsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { tab = 'deliveries', entry } = search
  const show = (change: Partial<NotificationSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }) })
  const open = (id?: string) => {
    show({ entry: id })
  }

  return (
    <Page title="Notifications">
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => {
          const chosen = value as Tab
          show({ tab: chosen === 'deliveries' ? undefined : chosen, entry: undefined })
        }}
      >
        <Tabs.List aria-label="Notifications">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {NAMES[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="deliveries" pt="md">
          <DeliveryTab filters={filtersOf(search)} onChange={show} />
        </Tabs.Panel>
        <Tabs.Panel value="channels" pt="md">
          <ChannelsTab open={entry} onOpen={open} />
        </Tabs.Panel>
        <Tabs.Panel value="routes" pt="md">
          <RoutesTab open={entry} onOpen={open} />
        </Tabs.Panel>
        <Tabs.Panel value="groups" pt="md">
          <GroupsTab open={entry} onOpen={open} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
