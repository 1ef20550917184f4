import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

import type { Alert } from '@/lib/api/types'

import { useFoundAlerts } from '../api/findAlerts'

/** In milliseconds: how long somebody stops typing until it is looked for. */
const PAUSE = 200

type AlertPickerProps = { value: Alert[]; onChange: (alerts: Alert[]) => void }

/** Alerts that are part of no incident, found by number or by words. */
export function AlertPicker({ value, onChange }: AlertPickerProps) {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.replace(/^#/, '').trim(), PAUSE)
  const { data: found = [], isFetching } = useFoundAlerts(words)
  const chosen = new Set(value.map(({ id }) => id))
  const offered = [...value, ...found.filter(({ id }) => !chosen.has(id))]
  return (
    <MultiSelect
      label="Alerts"
      description="Numbers, or words of title, rule, description or entities."
      searchable
      hidePickedOptions
      nothingFoundMessage={isFetching ? 'Looking…' : 'No alert outside of incidents is like this'}
      data={offered.map(({ id, number, title }) => ({ value: id, label: `#${String(number)} ${title}` }))}
      // The service has looked already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        onChange(offered.filter(({ id }) => ids.includes(id)))
        setTyped('')
      }}
    />
  )
}
