import { Button, Group, Input, TextInput } from '@mantine/core'

import classes from '@/components/Form.module.css'

import type { MemberDraft } from '../groups'
import { EntryPicker } from './EntryPicker'

type MemberFieldsProps = {
  members: MemberDraft[]
  onChange: (members: MemberDraft[]) => void
  error?: string
}

/** The members in the order of their turns, each with how to tell them. */
export function MemberFields({ members, onChange, error }: MemberFieldsProps) {
  const add = () => {
    const id = Math.max(-1, ...members.map((member) => member.id)) + 1
    onChange([...members, { id, name: '', channels: [] }])
  }
  return (
    <div className={classes.part} role="group" aria-label="Members">
      <span className={classes.legend}>Members, in the order of their turns</span>
      {members.map((member, index) => (
        <Member
          key={member.id}
          place={index + 1}
          member={member}
          onChange={(change) => {
            onChange(members.map((other) => (other.id === member.id ? { ...other, ...change } : other)))
          }}
          onEarlier={
            index > 0 &&
            (() => {
              onChange(swapped(members, index - 1))
            })
          }
          onRemove={
            members.length > 1 &&
            (() => {
              onChange(members.filter((other) => other.id !== member.id))
            })
          }
        />
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <Button variant="default" size="compact-xs" className={classes.below} onClick={add}>
        Add a member
      </Button>
    </div>
  )
}

/** The same with the one at a place and the next one exchanged. */
function swapped(members: MemberDraft[], place: number): MemberDraft[] {
  const pair = members.slice(place, place + 2)
  return [...members.slice(0, place), ...pair.reverse(), ...members.slice(place + 2)]
}

type MemberProps = {
  place: number
  member: MemberDraft
  onChange: (change: Partial<MemberDraft>) => void
  onEarlier: false | (() => void)
  onRemove: false | (() => void)
}

function Member({ place, member, onChange, onEarlier, onRemove }: MemberProps) {
  return (
    <div className={classes.part} role="group" aria-label={`Member ${String(place)}`}>
      <TextInput
        label="Who"
        required
        maxLength={100}
        value={member.name}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value })
        }}
      />
      <EntryPicker
        kind="channels"
        label="Told by"
        value={member.channels}
        onChange={(channels) => {
          onChange({ channels })
        }}
      />
      <Group gap={6}>
        {onEarlier && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`Member ${String(place)} earlier`}
            onClick={onEarlier}
          >
            Earlier
          </Button>
        )}
        {onRemove && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`Remove member ${String(place)}`}
            onClick={onRemove}
          >
            Remove
          </Button>
        )}
      </Group>
    </div>
  )
}
