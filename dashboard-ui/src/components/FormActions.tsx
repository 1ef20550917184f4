import { Button, Group } from '@mantine/core'

export type FormActionsProps = {
  /** What the form does, in the words of its button. */
  submit: string
  onCancel: () => void
  pending?: boolean
  /** While something is missing. */
  disabled?: boolean
}

/** What ends a form: leaving everything as it is, or doing what was asked for. */
export function FormActions({ submit, onCancel, pending, disabled }: FormActionsProps) {
  return (
    <Group justify="flex-end" gap="xs">
      <Button
        variant="default"
        onClick={() => {
          // Without the click: a form that hands over what it saved takes it for that.
          onCancel()
        }}
      >
        Cancel
      </Button>
      <Button type="submit" disabled={disabled} loading={pending}>
        {submit}
      </Button>
    </Group>
  )
}
