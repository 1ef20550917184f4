import type { Column } from '@/components/DataTable'
import type { GroupEntry } from '@/lib/api/types'

import { turnsOf } from '../groups'
import { EntryTab } from './EntryTab'
import { GroupForm } from './GroupForm'

const COLUMNS: Column<GroupEntry>[] = [
  {
    id: 'members',
    header: 'Members',
    accessorFn: ({ definition }) => definition.members.map(({ name }) => name).join(', '),
  },
  { id: 'turns', header: 'Turns', width: 300, accessorFn: ({ definition }) => turnsOf(definition) },
]

type TabProps = { open?: string; onOpen: (id?: string) => void }

/** People who take turns. */
export function GroupsTab(props: TabProps) {
  return (
    <EntryTab
      kind="groups"
      purpose="A group is people who take turns: whoever is on call is told."
      columns={COLUMNS}
      form={(form) => <GroupForm {...form} />}
      {...props}
    />
  )
}
