import { Alert as Warning, Button, Group, Stack } from '@mantine/core'

import { Dialog } from '@/components/Dialog'
import { ApiError, fieldsOf } from '@/lib/api/http'
import { plural } from '@/lib/words'

import { BulkForm } from './BulkForm'
import { BulkProgress } from './BulkProgress'
import { countOf } from './editAlerts'
import { WORDS, type Asked } from './steps'
import type { useBulkEdit } from './useBulkEdit'

type BulkDialogProps = {
  asked?: Asked
  opened: boolean
  edit: ReturnType<typeof useBulkEdit>
  onClose: () => void
}

/** Asks what is to be done to many alerts, then shows how far it is, then what came of it. */
export function BulkDialog({ asked, opened, edit, onClose }: BulkDialogProps) {
  return (
    <Dialog
      opened={opened && asked !== undefined}
      onClose={onClose}
      title={asked && `${WORDS[asked.step].doing} ${plural(countOf(asked.target), 'alert')}`}
      size="lg"
    >
      {asked && (edit.isIdle || wasRefused(edit)) && (
        <Stack>
          {edit.error && (
            <Warning color="red" title={isAnswer(edit.error) ? 'Nothing was changed' : 'There was no answer'}>
              {edit.error.message} {filterFault(edit.error)}
            </Warning>
          )}
          <BulkForm
            step={asked.step}
            count={countOf(asked.target)}
            errors={errorsOf(edit.error)}
            onSubmit={(change) => {
              edit.mutate({ ...asked, change })
            }}
            onCancel={onClose}
          />
        </Stack>
      )}
      {asked && !edit.isIdle && !wasRefused(edit) && (
        <Stack>
          <BulkProgress asked={asked} tally={edit.tally} running={edit.isPending} onLeave={onClose} />
          {edit.error && (
            <Warning color="orange" title="The connection broke">
              What was begun goes on without it. The list shows what has been changed by now.
            </Warning>
          )}
          <Group justify="flex-end">
            <Button variant={edit.isPending ? 'default' : 'filled'} onClick={onClose}>
              {edit.isPending ? 'Go on in the background' : 'Done'}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}

/** Before any alert was looked at: what was typed is not lost. */
function wasRefused({ error, tally }: ReturnType<typeof useBulkEdit>): boolean {
  return error !== null && tally.total === undefined
}

function isAnswer(error: Error): boolean {
  return error instanceof ApiError && error.status > 0
}

/** Such as that it matches too many. */
function filterFault(error: Error): string {
  const { filter } = fieldsOf(error)
  return filter ? `The filter ${filter}.` : ''
}

/** `change.comment` is the field `comment` of the form. */
function errorsOf(error: Error | null): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(error)).map(([field, why]) => [field.replace(/^change\./, ''), why]),
  )
}
