import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'

import classes from '@/components/Form.module.css'
import { ClockField, ZoneField } from '@/components/fields'
import { localMinute } from '@/lib/time'

import { draftOf, requestOf, type GroupDraft } from '../groups'
import { EntryForm } from './EntryForm'
import type { FormProps } from './EntryTab'
import { MemberFields } from './MemberFields'

const FIELDS = [
  'definition.zone',
  'definition.first_day',
  'definition.handoff',
  'definition.days',
  'definition.members',
]

/** A group: who takes turns, and when one hands over to the next. */
export function GroupForm(props: FormProps<'groups'>) {
  const [draft, setDraft] = useState(() => draftOf(props.entry, today()))
  const set = (change: Partial<GroupDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
  }

  return (
    <EntryForm kind="groups" request={(common) => requestOf(common, draft)} fields={FIELDS} {...props}>
      {(errorAt) => (
        <>
          <MemberFields
            members={draft.members}
            onChange={(members) => {
              set({ members })
            }}
            error={errorAt('definition.members')}
          />
          <div className={classes.side}>
            <NumberInput
              label="Days of a turn"
              required
              min={1}
              max={366}
              allowDecimal={false}
              value={draft.days}
              onChange={(days) => {
                set({ days })
              }}
              error={errorAt('definition.days')}
            />
            <TextInput
              type="date"
              label="First day of the first member"
              required
              value={draft.first_day}
              onChange={(event) => {
                set({ first_day: event.currentTarget.value })
              }}
              error={errorAt('definition.first_day')}
            />
          </div>
          <div className={classes.side}>
            <ClockField
              label="Hands over at"
              value={draft.handoff}
              onChange={(handoff) => {
                set({ handoff })
              }}
              error={errorAt('definition.handoff')}
            />
            <ZoneField
              value={draft.zone}
              onChange={(zone) => {
                set({ zone })
              }}
              error={errorAt('definition.zone')}
            />
          </div>
        </>
      )}
    </EntryForm>
  )
}

function today(): string {
  return localMinute(new Date().toISOString()).slice(0, 10)
}
