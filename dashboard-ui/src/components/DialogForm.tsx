import { Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'

import { FormActions, type FormActionsProps } from './FormActions'

type DialogFormProps = FormActionsProps & { onSubmit: () => void; children: ReactNode }

/** What a dialog asks for, above what is done with it. */
export function DialogForm({ onSubmit, children, ...actions }: DialogFormProps) {
  const send = (submit: FormEvent) => {
    submit.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={send}>
      <Stack>
        {children}
        <FormActions {...actions} />
      </Stack>
    </form>
  )
}
