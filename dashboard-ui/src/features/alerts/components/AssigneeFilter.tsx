import { Autocomplete } from '@mantine/core'
import { useState } from 'react'

import { ME, NOBODY } from '../filters'
import { useKnownAnalysts } from './AssigneeField'

type AssigneeFilterProps = { value?: string; onChange: (login?: string) => void }

/** A filter by login, that asks on Enter, on a choice, or when the reader goes on. */
export function AssigneeFilter(props: AssigneeFilterProps) {
  return <AssigneeFilterField key={props.value} {...props} />
}

function AssigneeFilterField({ value = '', onChange }: AssigneeFilterProps) {
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
