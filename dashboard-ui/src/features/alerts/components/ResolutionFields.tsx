import { Radio, Stack, Textarea } from '@mantine/core'

import type { Resolution } from '@/lib/api/types'

const RESOLUTIONS: [Resolution, label: string, meaning: string][] = [
  ['true_positive', 'True positive', 'A real threat, and it has been dealt with.'],
  ['false_positive', 'False positive', 'The rule was wrong: this did not happen.'],
  ['benign', 'Benign', 'It happened, and it was allowed or expected.'],
  ['duplicate', 'Duplicate', 'Another alert covers it.'],
]

export type Finding = { resolution?: Resolution; notes: string }

type ResolutionFieldsProps = {
  finding: Finding
  onChange: (finding: Finding) => void
  errors: Readonly<Record<string, string>>
}

/** What something turned out to be, and why. */
export function ResolutionFields({ finding, onChange, errors }: ResolutionFieldsProps) {
  return (
    <>
      <Radio.Group
        label="What was it?"
        required
        error={errors.resolution}
        value={finding.resolution ?? ''}
        onChange={(value) => {
          onChange({ ...finding, resolution: value as Resolution })
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
        error={errors.resolution_notes}
        value={finding.notes}
        onChange={(event) => {
          onChange({ ...finding, notes: event.currentTarget.value })
        }}
      />
    </>
  )
}
