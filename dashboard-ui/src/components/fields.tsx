import { Checkbox, Group, Select, TextInput } from '@mantine/core'

import { humanise } from '@/lib/words'
import { ZONES } from '@/lib/zones'

type Choices = {
  label: string
  description?: string
  options: readonly string[]
  value: string[]
  onChange: (values: string[]) => void
  error?: string
}

/** Some of a few words. */
export function Choices({ options, ...group }: Choices) {
  return (
    <Checkbox.Group {...group} size="xs">
      <Group gap="sm" pt={6}>
        {options.map((option) => (
          <Checkbox key={option} value={option} label={humanise(option)} size="xs" />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

type Zone = { value: string; onChange: (zone: string) => void; error?: string }

export function ZoneField({ value, onChange, error }: Zone) {
  return (
    <Select
      label="Time zone"
      required
      searchable
      allowDeselect={false}
      limit={60}
      data={[...new Set([value, 'UTC', ...ZONES])]}
      value={value}
      onChange={(zone) => {
        if (zone) onChange(zone)
      }}
      error={error}
    />
  )
}

type Clock = { label: string; value: string; onChange: (time: string) => void; error?: string }

/** A time of day, to the minute. */
export function ClockField({ onChange, ...field }: Clock) {
  return (
    <TextInput
      {...field}
      type="time"
      required
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
    />
  )
}
