import { useEffect, useState } from 'react'

/** As long as the animation of a new row. */
const NEWS_LASTS = 4000

type Shown = { list: string; ids: string[] | undefined; news: ReadonlySet<string> }

const NONE: ReadonlySet<string> = new Set()

/**
 * The rows that came to the top of a list after it was first shown. Older rows that are loaded at
 * its end are not news, and neither is anything in a list that has just been opened or filtered.
 *
 * @param rows undefined while the list is loading
 */
export function useNewRows(rows: { id: string }[] | undefined, list: string): ReadonlySet<string> {
  const ids = rows?.map((row) => row.id)
  const [shown, setShown] = useState<Shown>({ list, ids, news: NONE })

  if (shown.list !== list) {
    setShown({ list, ids, news: NONE })
  } else if (!sameOrder(shown.ids, ids)) {
    setShown({ list, ids, news: new Set([...shown.news, ...arrivals(shown.ids, ids)]) })
  }

  const { news } = shown
  useEffect(() => {
    if (news.size === 0) return
    const timer = setTimeout(() => {
      setShown((now) => ({ ...now, news: NONE }))
    }, NEWS_LASTS)
    return () => {
      clearTimeout(timer)
    }
  }, [news])

  return news
}

function arrivals(before: string[] | undefined, after: string[] | undefined): string[] {
  if (!before || !after) return []
  const known = new Set(before)
  const firstKnown = after.findIndex((id) => known.has(id))
  return firstKnown < 0 ? after : after.slice(0, firstKnown)
}

function sameOrder(before: string[] | undefined, after: string[] | undefined): boolean {
  if (!before || !after) return before === after
  return before.length === after.length && before.every((id, index) => id === after[index])
}
