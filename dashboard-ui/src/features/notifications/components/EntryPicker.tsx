import { MultiSelect } from '@mantine/core'

import { useEntries } from '../api/listEntries'

type Picker = {
  kind: 'channels' | 'groups'
  label: string
  description?: string
  value: string[]
  onChange: (ids: string[]) => void
  error?: string
}

/** Channels or groups by name. */
export function EntryPicker({ kind, value, ...field }: Picker) {
  const { data: entries = [] } = useEntries(kind)
  return (
    <MultiSelect
      {...field}
      searchable
      placeholder={value.length === 0 ? 'None' : undefined}
      nothingFoundMessage={`There is no such ${kind === 'channels' ? 'channel' : 'group'}`}
      data={entries.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
    />
  )
}
