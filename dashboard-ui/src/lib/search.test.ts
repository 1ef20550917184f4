import { expect, it } from 'vitest'

import { listed, manyOf, texts, uuid } from './search'

it('reads several values that commas part', () => {
  expect(texts(' web-01, ,10.0.0.7 ')).toBe('web-01,10.0.0.7')
  expect(texts(42)).toBe('42')
  expect(texts(',')).toBeUndefined()
  expect(listed('web-01,10.0.0.7')).toEqual(['web-01', '10.0.0.7'])
})

it('keeps those of several values that there are', () => {
  expect(manyOf(['critical', 'high', 'low'], 'low,terrible,critical')).toBe('critical,low')
  expect(manyOf(['critical'], 'terrible')).toBeUndefined()
})

it('takes for an id what looks like one', () => {
  expect(uuid('00000000-0000-5000-8000-000000000001')).toBeDefined()
  expect(uuid('1')).toBeUndefined()
})
