import { Textarea } from '@mantine/core'

type CommentFieldProps = {
  label?: string
  description: string
  error?: string
  value: string
  onChange: (comment: string) => void
}

/** What somebody says with something that they do. */
export function CommentField({ label = 'Comment (optional)', onChange, ...field }: CommentFieldProps) {
  return (
    <Textarea
      {...field}
      label={label}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={10_000}
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
    />
  )
}
