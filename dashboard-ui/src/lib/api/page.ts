import type { InfiniteData } from '@tanstack/react-query'

/** One page of a list, as every service answers it. */
export type Page<T> = {
  results: T[]
  next?: string | null
  count: number
  count_is_exact: boolean
}

export type Pages<T> = InfiniteData<Page<T>, unknown>

/** The opaque cursor inside the absolute URL of the next page. */
export function nextCursor(page: Page<unknown>): string | undefined {
  return page.next ? (new URL(page.next, location.origin).searchParams.get('cursor') ?? undefined) : undefined
}

export function allRows<T>(pages: Pages<T> | undefined): T[] {
  return pages?.pages.flatMap((page) => page.results) ?? []
}

/** Keeps the newest page only, so that a refetch of a long list costs one request. */
export function firstPageOnly<T>(pages: Pages<T> | undefined): Pages<T> | undefined {
  return pages && { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) }
}
