import { TextInput } from '@mantine/core'
import { useState } from 'react'

type TextFilterProps = {
  label: string
  placeholder: string
  value?: string
  onChange: (value?: string) => void
}

/** A filter that asks on Enter or when the reader goes on, not at each letter. */
export function TextFilter(props: TextFilterProps) {
  return <TextFilterField key={props.value} {...props} />
}

function TextFilterField({ label, placeholder, value = '', onChange }: TextFilterProps) {
  const [typed, setTyped] = useState(value)
  const submit = () => {
    if (typed.trim() !== value) onChange(typed.trim() || undefined)
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      w={160}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
      }}
      onBlur={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') submit()
      }}
    />
  )
}
