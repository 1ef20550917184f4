import { Alert as Warning } from '@mantine/core'

import { fieldsOf } from '@/lib/api/http'

import classes from './Refusal.module.css'

type RefusalProps = {
  title: string
  error: Error
  /** The fields that show by themselves what the service did not accept in them. */
  fields?: readonly string[]
}

/** Why nothing was done; what was typed is still there. */
export function Refusal({ title, error, fields = [] }: RefusalProps) {
  const elsewhere = Object.entries(fieldsOf(error)).filter(([field]) => !fields.includes(field))
  return (
    <Warning color="red" title={title}>
      {error.message}
      {elsewhere.map(([field, why]) => (
        <span key={field} className={classes.fault}>
          {field.replaceAll('_', ' ')}: {why}
        </span>
      ))}
    </Warning>
  )
}
