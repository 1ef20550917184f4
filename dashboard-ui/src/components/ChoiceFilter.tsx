import { MultiSelect, Select } from '@mantine/core'

import { listed } from '@/lib/search'
import type { Option } from '@/lib/words'

type Filter<Value extends string> = {
  label: string
  placeholder: string
  options: Option<Value>[]
  width?: number
}

type ChoiceFilterProps<Value extends string> = Filter<Value> & {
  searchable?: boolean
  value?: Value
  onChange: (value?: Value) => void
}

/** A filter by one of several values. */
export function ChoiceFilter<Value extends string>(props: ChoiceFilterProps<Value>) {
  const { label, options, width = 160, value, onChange, ...box } = props
  return (
    <Select
      {...box}
      aria-label={label}
      clearable
      w={width}
      data={options}
      value={value ?? null}
      onChange={(chosen) => {
        onChange(chosen ?? undefined)
      }}
    />
  )
}

type ChoicesFilterProps = Filter<string> & {
  /** Parted by commas, as in the address. */
  value?: string
  onChange: (values?: string) => void
}

/** A filter by any of several values. */
export function ChoicesFilter(props: ChoicesFilterProps) {
  const { label, placeholder, options, width = 160, value, onChange } = props
  const values = listed(value)
  return (
    <MultiSelect
      aria-label={label}
      placeholder={values.length === 0 ? placeholder : undefined}
      clearable
      w={width}
      data={options}
      value={values}
      onChange={(chosen) => {
        onChange(chosen.join(',') || undefined)
      }}
    />
  )
}
