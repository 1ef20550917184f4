import { Button } from '@mantine/core'

type ClearFiltersProps<Filters extends object> = {
  filters: Filters
  /** The filters that are cleared, each without a value. */
  none: Partial<Filters>
  onClear: (none: Partial<Filters>) => void
}

/** The way back to the whole list, once something is left out of it. */
export function ClearFilters<Filters extends object>({ filters, none, onClear }: ClearFiltersProps<Filters>) {
  const names = Object.keys(none) as (keyof Filters)[]
  if (!names.some((name) => filters[name])) return null
  return (
    <Button
      variant="subtle"
      onClick={() => {
        onClear(none)
      }}
    >
      Clear filters
    </Button>
  )
}
