import { Alert as Warning, Checkbox, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'

import { DialogForm } from '@/components/DialogForm'
import { fieldsOf } from '@/lib/api/http'
import type { SavedView } from '@/lib/api/types'

import { filterOf, type AlertFilters } from '../filters'
import { useSaveView } from './saveView'

type ViewFormProps = {
  /** What the list on the page holds. */
  filters: AlertFilters
  /** The view to change; a new one without it. */
  view?: SavedView
  onDone: () => void
}

/** Names a list, for oneself or for all. */
export function ViewForm({ filters, view, onDone }: ViewFormProps) {
  const { mutate, isPending, error } = useSaveView()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const [replaced, setReplaced] = useState(view === undefined)
  const errors = fieldsOf(error)

  const save = () => {
    const content = replaced || !view ? contentOf(filters) : { filter: view.filter, sort: view.sort }
    mutate({ id: view?.id, edit: { name: name.trim(), shared, ...content } }, { onSuccess: onDone })
  }

  return (
    <DialogForm
      submit="Save"
      onSubmit={save}
      onCancel={onDone}
      pending={isPending}
      disabled={name.trim() === ''}
    >
      {error && Object.keys(errors).length === 0 && (
        <Warning color="red" title="The view was not saved">
          {error.message}
        </Warning>
      )}
      <TextInput
        label="Name"
        required
        maxLength={100}
        data-autofocus
        error={errors.name}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value)
        }}
      />
      <Switch
        label="Shared with everyone who reads alerts"
        checked={shared}
        onChange={(event) => {
          setShared(event.currentTarget.checked)
        }}
      />
      {view && (
        <Checkbox
          label="Let it show what the list shows now"
          checked={replaced}
          onChange={(event) => {
            setReplaced(event.currentTarget.checked)
          }}
        />
      )}
      {replaced && filters.as_of && (
        <Warning color="gray" title="As it is">
          A view shows alerts as they are when it is opened, not as they were.
        </Warning>
      )}
      {replaced && filters.range && (
        <Warning color="gray" title="Without its time">
          A view keeps dates, but no time that moves on, such as the last hour: it will show alerts
          of any time.
        </Warning>
      )}
    </DialogForm>
  )
}

function contentOf(filters: AlertFilters) {
  return { filter: filterOf({ ...filters, range: undefined }), sort: filters.sort ?? 'newest' }
}
