import { Autocomplete } from '@mantine/core'

import { useSession } from '@/features/session/SessionContext'

import { useAlertStats } from '../api/alertStats'

type AssigneeFieldProps = {
  value: string
  onChange: (login: string) => void
  description?: string
  error?: string
}

/** A login; those who have worked on alerts lately are offered. */
export function AssigneeField(props: AssigneeFieldProps) {
  return (
    <Autocomplete
      label="Assign to"
      description="A login. Empty takes the alert from whoever has it."
      data={useKnownAnalysts()}
      maxLength={255}
      {...props}
    />
  )
}

/** The reader first, then whoever ended an alert's waiting within the last month. */
export function useKnownAnalysts(): string[] {
  const { session } = useSession()
  const { data: stats } = useAlertStats()
  const others = stats?.response_times.by_analyst.map(({ analyst }) => analyst) ?? []
  return [...new Set([session.username, ...others])]
}
