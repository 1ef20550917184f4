import { Button } from '@mantine/core'

import { number, plural } from '@/lib/words'

import classes from './ListFooter.module.css'

type ListFooterProps = {
  shown: number
  count: number
  exact: boolean
  noun: string
  more: { has: boolean; loading: boolean; load: () => void }
}

/** How much of a list is on the page, and the way to older rows. */
export function ListFooter({ shown, count, exact, noun, more }: ListFooterProps) {
  return (
    <footer className={classes.footer}>
      <span>
        {number(shown)} of {exact ? plural(count, noun) : `more than ${plural(count, noun)}`}
      </span>
      {more.has && (
        <Button variant="default" loading={more.loading} onClick={more.load}>
          Load older
        </Button>
      )}
    </footer>
  )
}
