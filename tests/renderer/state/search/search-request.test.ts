import { expect, test } from 'vitest'
import { buildSearchRequest } from '../../../../src/renderer/state/search/search-request.ts'
import { ids, ravi } from '../../../support/interface.ts'

const names = {
  findPeople: (name: string) =>
    ({ ravi: [ravi], ada: ['a', 'b'].map(ids.device), crowd: Array.from({ length: 99 }, () => ravi) })[
      name
    ] ?? [],
  findRoom: (name: string) => (name === 'tea' ? ids.room('t') : null)
}
const day = new Date(2026, 10, 22).getTime()
const requested = (typed: string, picked = {}): unknown => buildSearchRequest(typed, picked, names)

test('a query has words and filters', () => {
  expect(requested('milk from:ravi in:tea after:2026-11-22 before:2026-11-22')).toEqual({
    text: 'milk',
    limit: 25,
    from: ravi,
    room: ids.room('t'),
    after: day,
    before: day
  })
})

test('a picked filter counts until one is typed in its place', () => {
  const picked = { from: ids.device('o'), in: ids.lobby, before: '2026-11-22', after: '2026-11-22' }
  expect(requested('', picked)).toEqual({
    text: '',
    limit: 25,
    from: ids.device('o'),
    room: ids.lobby,
    after: day,
    before: day
  })
  expect(requested('from:ravi', { from: ids.device('o') })).toMatchObject({ from: ravi })
})

test('all who share a name are searched, as many as one request may name', () => {
  expect(requested('from:ada')).toMatchObject({ from: [ids.device('a'), ids.device('b')] })
  expect(requested('from:crowd')).toMatchObject({ from: { length: 64 } })
  expect(requested('from:nobody')).toEqual({ about: 'from', value: 'nobody' })
})

test('an empty query sends no request', () => {
  expect([requested(' '), requested('', { from: '', before: '' })]).toEqual([null, null])
})

test('the first invalid filter is reported as it was typed', () => {
  expect(requested('milk in:attic after:noon')).toEqual({ about: 'in', value: 'attic' })
})
