import { expect, test } from 'vitest'
import { firstName } from '../../../src/renderer/text/first-name.ts'

test.each([
  ['Mina Okafor', 'Mina'],
  ['Mina', 'Mina'],
  ['Dr. Mina Okafor', 'Mina'],
  ['M. O.', 'M. O.'],
  ['山田太郎', '山田太郎'],
  ['', '']
])('%s is called %s', (name, first) => {
  expect(firstName(name)).toBe(first)
})
