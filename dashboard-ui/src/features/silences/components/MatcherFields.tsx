import { Input, Textarea, TextInput } from '@mantine/core'

import classes from '@/components/Form.module.css'
import { errorsIn } from '@/lib/api/errorAt'
import { fieldsOf } from '@/lib/api/http'

import type { ListMatcher, SilenceDraft } from '../draft'

const TEXTS: [list: ListMatcher, label: string, placeholder: string][] = [
  ['rule', 'Rules', 'Ids of rules'],
  ['entity', 'Entities', 'Such as 203.0.113.7 or host:web-01'],
  ['source_name', 'Sources', 'Names of sources'],
  ['technique', 'Techniques', 'ATT&CK, like T1110'],
]

type MatcherFieldsProps = {
  draft: SilenceDraft
  onChange: (change: Partial<SilenceDraft>) => void
  error: Error | null
}

/** Which alerts: those that have one of the values of each field that has any, and all of the words. */
export function MatcherFields({ draft, onChange, error }: MatcherFieldsProps) {
  const errorAt = errorsIn(error)
  const { matchers: fault } = fieldsOf(error)
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>Alerts</legend>
      <Input.Description>
        One a line. An alert is hidden when it has one of each field that is not empty, and all words.
      </Input.Description>
      <div className={classes.pairs}>
        {TEXTS.map(([list, label, placeholder]) => (
          <Textarea
            key={list}
            label={label}
            placeholder={placeholder}
            autosize
            maxRows={8}
            value={draft[list]}
            onChange={(event) => {
              onChange({ [list]: event.currentTarget.value })
            }}
            error={errorAt(`matchers.${list}`)}
          />
        ))}
      </div>
      <TextInput
        label="Words"
        placeholder="Of title, rule, description or entities"
        value={draft.q}
        onChange={(event) => {
          onChange({ q: event.currentTarget.value })
        }}
        error={errorAt('matchers.q')}
      />
      {fault && <Input.Error>{fault}</Input.Error>}
    </fieldset>
  )
}
