import type { Column } from '@/components/DataTable'
import type { ChannelEntry } from '@/lib/api/types'

import { KIND_NAMES, placeOf } from '../channels'
import { ChannelForm } from './ChannelForm'
import { EntryTab } from './EntryTab'

const COLUMNS: Column<ChannelEntry>[] = [
  {
    id: 'kind',
    header: 'Kind',
    width: 120,
    accessorFn: ({ definition }) => KIND_NAMES[definition.kind],
  },
  { id: 'place', header: 'Leads to', accessorFn: ({ definition }) => placeOf(definition) },
]

type TabProps = { open?: string; onOpen: (id?: string) => void }

/** The ways to one receiver each. */
export function ChannelsTab(props: TabProps) {
  return (
    <EntryTab
      kind="channels"
      purpose="A channel leads to one receiver: a webhook, an e-mail address, a chat, PagerDuty or an Alertmanager."
      columns={COLUMNS}
      form={(form) => <ChannelForm {...form} />}
      {...props}
    />
  )
}
