import { expect, it } from 'vitest'

import { filterOf, filtersOf, parametersOf, parseAlertSearch, searchOf } from './filters'

const AT = '2026-11-22T09:53:10.000Z'

it('reads several values of a filter from the address, and asks for them', () => {
  const search = parseAlertSearch({
    status: 'open,acknowledged',
    severity: 'high,critical,terrible',
    entity: 'host:web-01, 203.0.113.7',
    technique: 'T1110',
  })
  expect(parametersOf(filtersOf(search))).toMatchObject({
    status: 'open,acknowledged',
    severity: 'critical,high',
    entity: 'host:web-01,203.0.113.7',
    technique: 'T1110',
  })
})

it('turns a range into the instant at which it began', () => {
  const filters = filtersOf(parseAlertSearch({ range: '1h', from: AT, to: AT }))
  const anHourLater = Date.parse(AT) + 3_600_000
  expect(parametersOf(filters, anHourLater)).toMatchObject({ from: AT, to: undefined })
  expect(filterOf(filters, anHourLater)).toMatchObject({ from: AT, to: undefined })
})

it('counts a range back from the moment that is shown', () => {
  const filters = filtersOf(parseAlertSearch({ range: '1h', as_of: AT }))
  expect(parametersOf(filters)).toMatchObject({ from: '2026-11-22T08:53:10.000Z', as_of: AT })
  expect(parseAlertSearch({ as_of: 'yesterday' }).as_of).toBeUndefined()
})

it('finds its way back from a saved view', () => {
  const search = parseAlertSearch({ status: 'all', severity: 'critical', q: 'root login', sort: 'oldest' })
  expect(searchOf({ filter: filterOf(filtersOf(search)), sort: 'oldest' })).toEqual(search)
})

it('asks for silenced alerts in the words of the API, and finds its way back', () => {
  const search = parseAlertSearch({ status: 'all', silenced: 'only' })
  expect(parametersOf(filtersOf(search))).toMatchObject({ silenced: 'true' })
  expect(searchOf({ filter: filterOf(filtersOf(search)), sort: 'newest' })).toEqual(search)
  expect(parseAlertSearch({ silenced: 'perhaps' }).silenced).toBeUndefined()
})

it('has nothing in the address for what is usual', () => {
  const view = { filter: filterOf(filtersOf({})), sort: 'newest' } as const
  expect(Object.values(searchOf(view)).filter(Boolean)).toEqual([])
})

it('opens an alert by its number or its id', () => {
  expect(parseAlertSearch({ alert: 42 }).alert).toBe(42)
  expect(parseAlertSearch({ alert: '00000000-0000-5000-8000-000000000001' }).alert).toBe(
    '00000000-0000-5000-8000-000000000001',
  )
  expect(parseAlertSearch({ alert: 'forty-two' }).alert).toBeUndefined()
})

it('has incidents by number, id or none, and deadlines by what became of them', () => {
  const search = parseAlertSearch({ incident: 7, sla: 'breached,running,lost' })
  expect(parametersOf(filtersOf(search))).toMatchObject({ incident: '7', sla: 'running,breached' })
  expect(filterOf(filtersOf(parseAlertSearch({ incident: 'none,8' })))).toMatchObject({
    incident: ['none', '8'],
    sla: [],
  })
  expect(searchOf({ filter: filterOf(filtersOf(search)), sort: 'due_soonest' })).toMatchObject({
    incident: 7,
    sla: 'running,breached',
    sort: 'due_soonest',
  })
})
