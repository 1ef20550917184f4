import { Alert as Warning, Button, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import { FormActions } from '@/components/FormActions'
import { ApiError, fieldsOf } from '@/lib/api/http'
import type { ObjectivesVersion, Severity } from '@/lib/api/types'
import { humanise } from '@/lib/words'

import { useChangeServiceLevels } from '../api/serviceLevels'
import { draftOf, isLimit, objectivesOf, type Objective } from '../limits'
import { LimitsGrid } from './LimitsTable'
import classes from './ServiceLevelsPage.module.css'

type LimitsFormProps = { inForce: ObjectivesVersion; onDone: () => void }

/** Other limits, typed as people say them. What was typed outlives a refusal. */
export function LimitsForm({ inForce, onDone }: LimitsFormProps) {
  const [seen, setSeen] = useState(inForce)
  const [draft, setDraft] = useState(() => draftOf(seen.objectives))
  const { mutate, isPending, error, reset } = useChangeServiceLevels(seen)
  const objectives = objectivesOf(draft)
  const errors = fieldsOf(error)

  const set = (severity: Severity, objective: Objective, text: string) => {
    setDraft((before) => ({ ...before, [severity]: { ...before[severity], [objective]: text } }))
  }
  const save = (submit: FormEvent) => {
    submit.preventDefault()
    if (objectives) mutate(objectives, { onSuccess: onDone })
  }
  const showWhatIsInForce = () => {
    setSeen(inForce)
    setDraft(draftOf(inForce.objectives))
    reset()
  }

  return (
    <form onSubmit={save} aria-label="Limits">
      <Stack>
        {error && <Refusal error={error} onReload={showWhatIsInForce} />}
        <p className={classes.hint}>
          Such as 15m, 4h or 1d 12h; empty for no limit. Clocks that run get their new deadlines within
          seconds. A deadline that has passed stays missed, and one that a shorter limit puts into the
          past is missed at once.
        </p>
        <LimitsGrid
          cell={(severity, objective) => (
            <TextInput
              aria-label={`${humanise(objective)} ${severity} alerts within`}
              placeholder="No limit"
              maxLength={60}
              value={draft[severity][objective]}
              onChange={(event) => {
                set(severity, objective, event.currentTarget.value)
              }}
              error={
                isLimit(draft[severity][objective])
                  ? errors[`objectives.${severity}.${objective}`]
                  : 'Not a time such as 4h or 1d 12h'
              }
            />
          )}
        />
        <FormActions submit="Save" onCancel={onDone} pending={isPending} disabled={!objectives} />
      </Stack>
    </form>
  )
}

function Refusal({ error, onReload }: { error: Error; onReload: () => void }) {
  if (error instanceof ApiError && error.code === 'version_conflict') {
    return (
      <Warning color="orange" title="Somebody else changed them meanwhile">
        Nothing was saved. What you typed is still here, for you to copy.{' '}
        <Button variant="default" size="compact-xs" onClick={onReload}>
          Show them as they are now
        </Button>
      </Warning>
    )
  }
  return (
    <Warning color="red" title="Nothing was saved">
      {error.message}
    </Warning>
  )
}
