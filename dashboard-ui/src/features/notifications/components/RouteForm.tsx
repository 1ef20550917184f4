import { NumberInput, Switch, Textarea } from '@mantine/core'
import { useState } from 'react'

import classes from '@/components/Form.module.css'
import { Choices, ClockField, ZoneField } from '@/components/fields'
import { SEVERITIES } from '@/components/SeverityBadge'
import { DAYS } from '@/lib/time'

import { draftOf, REASONS, requestOf, type RouteDraft } from '../routes'
import { EntryForm } from './EntryForm'
import { EntryPicker } from './EntryPicker'
import type { FormProps } from './EntryTab'
import { EscalationFields } from './EscalationFields'

const FIELDS = [
  'definition.severities',
  'definition.rules',
  'definition.entities',
  'definition.reasons',
  'definition.hours',
  'definition.channels',
  'definition.groups',
  'definition.digest',
  'definition.escalation',
]

/** A route: which alerts, what of them, where to, and who else when nobody takes them. */
export function RouteForm(props: FormProps<'routes'>) {
  const [draft, setDraft] = useState(() => draftOf(props.entry))
  const set = (change: Partial<RouteDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
  }

  return (
    <EntryForm kind="routes" request={(common) => requestOf(common, draft)} fields={FIELDS} {...props}>
      {(errorAt) => (
        <>
          <Choices
            label="Severities"
            description="All when none is chosen."
            options={SEVERITIES}
            value={draft.severities}
            onChange={(severities) => {
              set({ severities })
            }}
            error={errorAt('definition.severities')}
          />
          <Textarea
            label="Rules"
            description="Ids, one a line; * stands for any characters. All when empty."
            autosize
            maxRows={8}
            value={draft.rules}
            onChange={(event) => {
              set({ rules: event.currentTarget.value })
            }}
            error={errorAt('definition.rules')}
          />
          <Textarea
            label="Entities"
            description="Such as 203.0.113.* or host:web-*, one a line. All when empty."
            autosize
            maxRows={8}
            value={draft.entities}
            onChange={(event) => {
              set({ entities: event.currentTarget.value })
            }}
            error={errorAt('definition.entities')}
          />
          <Choices
            label="Tell when an alert is"
            description="When none is chosen: raised, and if it is high or critical also breached, which is when a deadline has passed."
            options={REASONS}
            value={draft.reasons}
            onChange={(reasons) => {
              set({ reasons })
            }}
            error={errorAt('definition.reasons')}
          />
          <EntryPicker
            kind="channels"
            label="Channels"
            value={draft.channels}
            onChange={(channels) => {
              set({ channels })
            }}
            error={errorAt('definition.channels')}
          />
          <EntryPicker
            kind="groups"
            label="Groups"
            description="Whoever of them is on call."
            value={draft.groups}
            onChange={(groups) => {
              set({ groups })
            }}
            error={errorAt('definition.groups')}
          />
          <NumberInput
            label="Gather for (minutes)"
            description="One notification for all that happened meanwhile; at once when empty."
            min={1}
            max={10_080}
            allowDecimal={false}
            value={draft.digest}
            onChange={(digest) => {
              set({ digest })
            }}
            error={errorAt('definition.digest')}
          />
          <Switch
            label="At certain hours only"
            checked={draft.timed}
            onChange={(event) => {
              set({ timed: event.currentTarget.checked })
            }}
          />
          {draft.timed && (
            <div className={classes.part} role="group" aria-label="Hours">
              <Choices
                label="Days"
                options={DAYS}
                value={draft.days}
                onChange={(days) => {
                  set({ days })
                }}
                error={errorAt('definition.hours')}
              />
              <div className={classes.side}>
                <ClockField
                  label="From"
                  value={draft.from}
                  onChange={(from) => {
                    set({ from })
                  }}
                />
                <ClockField
                  label="To"
                  value={draft.to}
                  onChange={(to) => {
                    set({ to })
                  }}
                />
                <ZoneField
                  value={draft.zone}
                  onChange={(zone) => {
                    set({ zone })
                  }}
                />
              </div>
            </div>
          )}
          <EscalationFields
            steps={draft.steps}
            onChange={(steps) => {
              set({ steps })
            }}
            error={errorAt('definition.escalation')}
          />
        </>
      )}
    </EntryForm>
  )
}
