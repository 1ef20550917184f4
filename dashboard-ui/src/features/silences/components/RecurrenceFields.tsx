import { Input, NumberInput, Select, TextInput } from '@mantine/core'

import { Choices, ClockField, ZoneField } from '@/components/fields'
import classes from '@/components/Form.module.css'
import type { ErrorAt } from '@/lib/api/errorAt'
import { DAYS } from '@/lib/time'

import { RHYTHMS, type RecurrenceDraft, type Rhythm } from '../recurrence'

const NAMES: Record<Rhythm, string> = {
  always: 'All the time',
  daily: 'At certain hours every day',
  weekly: 'At certain hours of some days',
  rule: 'By a recurrence rule (RFC 5545)',
}

type RecurrenceFieldsProps = {
  draft: RecurrenceDraft
  onChange: (draft: RecurrenceDraft) => void
  errorAt: ErrorAt
}

/** When it is in force between its start and its end. */
export function RecurrenceFields({ draft, onChange, errorAt }: RecurrenceFieldsProps) {
  const { rhythm } = draft
  const set = (change: Partial<RecurrenceDraft>) => {
    onChange({ ...draft, ...change })
  }
  return (
    <>
      <Select
        label="In force"
        allowDeselect={false}
        data={RHYTHMS.map((value) => ({ value, label: NAMES[value] }))}
        value={rhythm}
        onChange={(chosen) => {
          set({ rhythm: chosen as Rhythm })
        }}
      />
      {rhythm !== 'always' && (
        <div className={classes.part} role="group" aria-label="Times">
          {rhythm === 'weekly' && (
            <Choices
              label="Days"
              options={DAYS}
              value={draft.days}
              onChange={(days) => {
                set({ days })
              }}
            />
          )}
          {rhythm === 'rule' ? (
            <RuleFields draft={draft} onChange={set} errorAt={errorAt} />
          ) : (
            <HourFields draft={draft} onChange={set} error={errorAt('recurrence')} />
          )}
          <ZoneField
            value={draft.zone}
            onChange={(zone) => {
              set({ zone })
            }}
            error={errorAt('recurrence.time_zone')}
          />
          <Input.Description>
            It is in force for the first time when such a time begins after its start. What it has
            hidden stays hidden in between.
          </Input.Description>
        </div>
      )}
    </>
  )
}

type FieldsProps = { draft: RecurrenceDraft; onChange: (change: Partial<RecurrenceDraft>) => void }

function HourFields({ draft, onChange, error }: FieldsProps & { error?: string }) {
  return (
    <>
      <div className={classes.side}>
        <ClockField
          label="From"
          value={draft.from}
          onChange={(from) => {
            onChange({ from })
          }}
        />
        <ClockField
          label="To"
          value={draft.to}
          onChange={(to) => {
            onChange({ to })
          }}
        />
      </div>
      {error && <Input.Error>{error}</Input.Error>}
    </>
  )
}

function RuleFields({ draft, onChange, errorAt }: FieldsProps & { errorAt: ErrorAt }) {
  return (
    <>
      <TextInput
        label="Rule"
        required
        placeholder="FREQ=MONTHLY;BYDAY=1SU;BYHOUR=2;BYMINUTE=0"
        maxLength={500}
        value={draft.rule}
        onChange={(event) => {
          onChange({ rule: event.currentTarget.value })
        }}
        error={errorAt('recurrence.rule')}
      />
      <NumberInput
        label="For how long each time (minutes)"
        required
        min={1}
        max={7 * 24 * 60}
        allowDecimal={false}
        value={draft.minutes}
        onChange={(minutes) => {
          onChange({ minutes })
        }}
        error={errorAt('recurrence.duration')}
      />
    </>
  )
}
