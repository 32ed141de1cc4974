import { expect, test } from 'vitest'
import { byName } from '../../../src/renderer/text/by-name.ts'

test('names are sorted as people expect', () => {
  const names = ['Room 10', 'zoe', 'Room 9', 'Ärzte', 'Bo'].map((name) => ({ name }))
  expect(names.toSorted(byName).map(({ name }) => name)).toEqual(['Ärzte', 'Bo', 'Room 9', 'Room 10', 'zoe'])
})
