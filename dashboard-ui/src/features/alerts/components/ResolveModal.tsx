import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'

import { ApiError } from '@/lib/api/http'
import type { AlertDetail, Resolution } from '@/lib/api/types'

import { useChangeAlert } from '../api/changeAlert'

const RESOLUTIONS: [Resolution, label: string, meaning: string][] = [
  ['true_positive', 'True positive', 'A real threat, and it has been dealt with.'],
  ['false_positive', 'False positive', 'The rule was wrong: this did not happen.'],
  ['benign', 'Benign', 'It happened, and it was allowed or expected.'],
  ['duplicate', 'Duplicate', 'Another alert covers it.'],
]

type ResolveModalProps = { alert: AlertDetail; opened: boolean; onClose: () => void }

/** Asks what the alert turned out to be, and why. */
export function ResolveModal({ alert, opened, onClose }: ResolveModalProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Resolve alert ${String(alert.number)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ResolveForm alert={alert} onDone={onClose} />
    </Modal>
  )
}

function ResolveForm({ alert, onDone }: { alert: AlertDetail; onDone: () => void }) {
  const { mutate, isPending, error } = useChangeAlert()
  const [resolution, setResolution] = useState<Resolution>()
  const [notes, setNotes] = useState('')
  const fields = error instanceof ApiError ? error.fields : {}

  const resolve = (submit: FormEvent) => {
    submit.preventDefault()
    if (!resolution) return
    mutate(
      { alert, change: { status: 'resolved', resolution, resolution_notes: notes.trim() } },
      { onSuccess: onDone },
    )
  }

  return (
    <form onSubmit={resolve}>
      <Stack>
        <Radio.Group
          label="What was it?"
          required
          error={fields.resolution}
          value={resolution ?? ''}
          onChange={(value) => {
            setResolution(value as Resolution)
          }}
        >
          <Stack gap="xs" pt="xs">
            {RESOLUTIONS.map(([value, label, meaning]) => (
              <Radio key={value} value={value} label={label} description={meaning} size="sm" />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="Notes"
          description="For whoever sees the next alert like this one."
          autosize
          minRows={3}
          maxRows={8}
          maxLength={10_000}
          error={fields.resolution_notes}
          value={notes}
          onChange={(event) => {
            setNotes(event.currentTarget.value)
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={!resolution} loading={isPending}>
            Resolve
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
