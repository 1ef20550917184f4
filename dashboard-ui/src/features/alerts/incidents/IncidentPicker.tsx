import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

import type { Incident } from '@/lib/api/types'

import { useFoundIncidents } from './findIncidents'

/** In milliseconds: how long somebody stops typing until it is looked for. */
const PAUSE = 200

type IncidentPickerProps = {
  value?: Incident
  onChange: (incident?: Incident) => void
  /** The number of one that is not offered. */
  except?: number
  error?: string
}

/** An unresolved incident, found by its number or by words of its title. */
export function IncidentPicker({ value, onChange, except, error }: IncidentPickerProps) {
  const [typed, setTyped] = useState('')
  const asked = value && typed === nameOf(value) ? '' : typed.replace(/^#/, '').trim()
  const [words] = useDebouncedValue(asked, PAUSE)
  const { data: found = [], isFetching } = useFoundIncidents(words)
  const offered = [...(value ? [value] : []), ...found.filter(({ id }) => id !== value?.id)].filter(
    ({ number }) => number !== except,
  )
  return (
    <Select
      label="Incident"
      description="Its number, or words of its title."
      required
      searchable
      clearable
      nothingFoundMessage={isFetching ? 'Looking…' : 'No unresolved incident is called so'}
      data={offered.map((incident) => ({ value: incident.id, label: nameOf(incident) }))}
      // The service has looked already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value?.id ?? null}
      onChange={(id) => {
        onChange(offered.find((incident) => incident.id === id))
      }}
      error={error}
    />
  )
}

function nameOf({ number, title }: Incident): string {
  return `#${String(number)} ${title}`
}
