import { TextInput } from '@mantine/core'

import { TextFilter } from '@/components/TextFilter'
import { text } from '@/lib/search'
import { localMinute } from '@/lib/time'

import { DeadlineFilter } from '../sla/DeadlineFilter'
import { NONE, type AlertSearch } from '../filters'
import classes from './AlertFilterBar.module.css'
import { AssigneeFilter } from './AssigneeFilter'
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
      <AssigneeFilter
        value={search.assigned_to}
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
      <TextFilter
        label="Incident"
        placeholder={`Incident, or ${NONE}`}
        value={text(search.incident)}
        onChange={(incident) => {
          onChange({ incident: incident?.replaceAll('#', '') })
        }}
      />
      <DeadlineFilter
        value={search.sla}
        onChange={(sla) => {
          onChange({ sla })
        }}
      />
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
      <Moment
        label="As of"
        value={search.as_of}
        onChange={(as_of) => {
          onChange({ as_of: isPast(as_of) ? as_of : undefined })
        }}
      />
    </div>
  )
}

/** The list as it will be is none. */
function isPast(instant?: string): boolean {
  return instant !== undefined && Date.parse(instant) < Date.now()
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
