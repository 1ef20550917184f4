import { Button, Input, NumberInput } from '@mantine/core'

import classes from '@/components/Form.module.css'

import type { StepDraft } from '../routes'
import { EntryPicker } from './EntryPicker'

type EscalationFieldsProps = {
  steps: StepDraft[]
  onChange: (steps: StepDraft[]) => void
  error?: string
}

/** Who is told further up, when nobody acknowledges in time. */
export function EscalationFields({ steps, onChange, error }: EscalationFieldsProps) {
  const add = () => {
    const id = Math.max(-1, ...steps.map((step) => step.id)) + 1
    onChange([...steps, { id, minutes: 15, channels: [], groups: [] }])
  }
  return (
    <div className={classes.part} role="group" aria-label="Escalation">
      <span className={classes.legend}>Escalation</span>
      {steps.map((step, index) => (
        <Step
          key={step.id}
          place={index + 1}
          step={step}
          onChange={(change) => {
            onChange(steps.map((other) => (other.id === step.id ? { ...other, ...change } : other)))
          }}
          onRemove={() => {
            onChange(steps.filter((other) => other.id !== step.id))
          }}
        />
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <Button variant="default" size="compact-xs" className={classes.below} onClick={add}>
        Add a step
      </Button>
    </div>
  )
}

type StepProps = {
  place: number
  step: StepDraft
  onChange: (change: Partial<StepDraft>) => void
  onRemove: () => void
}

function Step({ place, step, onChange, onRemove }: StepProps) {
  return (
    <div className={classes.part} role="group" aria-label={`Step ${String(place)}`}>
      <NumberInput
        label="Not acknowledged after (minutes)"
        required
        min={1}
        max={43_200}
        value={step.minutes}
        onChange={(minutes) => {
          onChange({ minutes })
        }}
      />
      <EntryPicker
        kind="channels"
        label="Then tell these channels"
        value={step.channels}
        onChange={(channels) => {
          onChange({ channels })
        }}
      />
      <EntryPicker
        kind="groups"
        label="Then tell these groups"
        value={step.groups}
        onChange={(groups) => {
          onChange({ groups })
        }}
      />
      <Button
        variant="default"
        size="compact-xs"
        className={classes.below}
        aria-label={`Remove step ${String(place)}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </div>
  )
}
