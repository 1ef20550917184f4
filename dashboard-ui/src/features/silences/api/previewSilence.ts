import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

import { create } from '@/lib/api/http'
import { nextCursor, type Page } from '@/lib/api/page'
import type { Alert } from '@/lib/api/types'

import { requestOf, type SilenceDraft } from '../draft'
import { previewKeys } from './keys'

const PAGE = '10'

/** The service wants a reason before it looks; what is hidden does not depend on it. */
const ANY_REASON = 'Preview'

function previewSilence(draft: SilenceDraft, days: number, cursor?: string) {
  const query = new URLSearchParams({ days: String(days), limit: PAGE })
  if (cursor) query.set('cursor', cursor)
  return create<Page<Alert>>(`/api/v1/silences/preview?${query}`, requestOf(draft, Date.now()))
}

/** The alerts of the past days that such a silence would have hidden. */
export function useSilencePreview(wanted: SilenceDraft, days: number) {
  const draft = { ...wanted, reason: ANY_REASON }
  return useInfiniteQuery({
    queryKey: previewKeys.of(draft, days),
    queryFn: ({ pageParam }) => previewSilence(draft, days, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  })
}
