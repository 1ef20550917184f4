import { Autocomplete, TextInput } from '@mantine/core'
import { useState } from 'react'

import { TextFilter } from '@/components/TextFilter'
import { localMinute } from '@/lib/time'

import { ME, NOBODY, type AlertSearch } from '../filters'
import { useKnownAnalysts } from './AssigneeField'
import classes from './AlertFilterBar.module.css'
import { SilencedFilter } from './SilencedFilter'

type MoreAlertFiltersProps = { search: AlertSearch; onChange: (change: Partial<AlertSearch>) => void }

type TextFilterOf = 'entity' | 'rule' | 'technique' | 'source_name'

const TEXTS: [filter: TextFilterOf, label: string, placeholder: string][] = [
  ['entity', 'Entity', 'Address, user or host'],
  ['source_name', 'Source', 'Any source'],
  ['rule', 'Rule', 'Id of a rule'],
  ['technique', 'Technique', 'ATT&CK, like T1110'],
]

/** The filters that are used less; each takes several values, parted by commas. */
export function MoreAlertFilters({ search, onChange }: MoreAlertFiltersProps) {
  return (
    <div className={classes.more}>
      <Assignee
        key={`assigned to ${search.assigned_to ?? ''}`}
        value={search.assigned_to ?? ''}
        onChange={(assigned_to) => {
          onChange({ assigned_to })
        }}
      />
      {TEXTS.map(([filter, label, placeholder]) => (
        <TextFilter
          key={filter}
          label={label}
          placeholder={placeholder}
          value={search[filter]}
          onChange={(value) => {
            onChange({ [filter]: value })
          }}
        />
      ))}
      <SilencedFilter
        value={search.silenced}
        onChange={(silenced) => {
          onChange({ silenced })
        }}
      />
      <Moment
        label="Raised from"
        value={search.from}
        onChange={(from) => {
          onChange({ from, range: undefined })
        }}
      />
      <Moment
        label="Raised before"
        value={search.to}
        onChange={(to) => {
          onChange({ to, range: undefined })
        }}
      />
    </div>
  )
}

type AssigneeProps = { value: string; onChange: (login?: string) => void }

function Assignee({ value, onChange }: AssigneeProps) {
  const [typed, setTyped] = useState(value)
  const submit = (text: string) => {
    if (text.trim() !== value) onChange(text.trim() || undefined)
  }
  return (
    <Autocomplete
      aria-label="Assigned to"
      placeholder="Assigned to anyone"
      w={160}
      data={[...new Set([ME, NOBODY, ...useKnownAnalysts()])]}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={submit}
      onBlur={() => {
        submit(typed)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') submit(typed)
      }}
    />
  )
}

type MomentProps = { label: string; value?: string; onChange: (instant?: string) => void }

/** A moment on the reader's clock; asked for when it is complete and the reader goes on. */
function Moment({ label, value, onChange }: MomentProps) {
  const shown = value ? localMinute(value) : ''
  return (
    <label key={shown} className={classes.moment}>
      {label}
      <TextInput
        type="datetime-local"
        defaultValue={shown}
        onBlur={({ currentTarget }) => {
          const typed = currentTarget.value
          if (typed !== shown) onChange(typed ? new Date(typed).toISOString() : undefined)
        }}
      />
    </label>
  )
}
