import { expect, test } from 'vitest'
import { buildSearchRequest } from '../../../../src/renderer/state/search/search-request.ts'
import { ids, ravi } from '../../../support/interface.ts'

const names = {
  findPerson: (name: string) => (name === 'ravi' ? ravi : null),
  findRoom: (name: string) => (name === 'tea' ? ids.room('t') : null)
}
const day = new Date(2026, 10, 22).getTime()
const requested = (typed: string, picked = {}): unknown => buildSearchRequest(typed, picked, names)

test('words, and what they are narrowed to', () => {
  expect(requested('milk from:ravi in:tea after:2026-11-22 before:2026-11-22')).toEqual({
    text: 'milk',
    limit: 25,
    from: ravi,
    room: ids.room('t'),
    after: day,
    before: day
  })
})

test('what was picked counts until something is typed in its place', () => {
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

test('nothing is asked while nothing is typed or picked', () => {
  expect([requested(' '), requested('', { from: '', before: '' })]).toEqual([null, null])
})

test('the first filter that means nothing is told as it was typed', () => {
  expect(requested('milk in:attic after:noon')).toEqual({ about: 'in', value: 'attic' })
})
