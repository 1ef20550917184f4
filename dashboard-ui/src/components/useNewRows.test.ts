import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { useNewRows } from './useNewRows'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const rows = (ids: string) => [...ids].map((id) => ({ id }))

function list() {
  const { result, rerender } = renderHook(
    ({ ids, name }: { ids?: string; name: string }) => useNewRows(ids === undefined ? undefined : rows(ids), name),
    { initialProps: { ids: undefined, name: 'open' } as { ids?: string; name: string } },
  )
  return {
    show: (ids: string, name = 'open') => {
      rerender({ ids, name })
    },
    news: () => [...result.current].join(''),
  }
}

it('lights up what arrives at the top, for a while', () => {
  const { show, news } = list()
  show('cba')
  show('edcba')
  expect(news()).toBe('ed')
  act(() => {
    vi.advanceTimersByTime(4000)
  })
  expect(news()).toBe('')
})

it('takes neither the first rows nor older ones nor another list for news', () => {
  const { show, news } = list()
  show('cb')
  expect(news()).toBe('')
  show('cba')
  expect(news()).toBe('')
  show('zyx', 'resolved')
  expect(news()).toBe('')
})

it('lights up the first row of a list that was empty', () => {
  const { show, news } = list()
  show('')
  show('a')
  expect(news()).toBe('a')
})
