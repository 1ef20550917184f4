import { Button } from '@mantine/core'

import { number, plural } from '@/lib/words'

import classes from './ListFooter.module.css'

type ListFooterProps = {
  shown: number
  count: number
  exact: boolean
  noun: string
  /** More than one of them, where an s is not enough. */
  many?: string
  more: { has: boolean; loading: boolean; load: () => void }
}

/** How much of a list is on the page, and the way to the next rows. */
export function ListFooter({ shown, count, exact, noun, many, more }: ListFooterProps) {
  const all = plural(count, noun, many)
  return (
    <footer className={classes.footer}>
      <span>
        {number(shown)} of {exact ? all : `more than ${all}`}
      </span>
      {more.has && (
        <Button variant="default" loading={more.loading} onClick={more.load}>
          Load more
        </Button>
      )}
    </footer>
  )
}
