import { expect, test } from 'vitest'
import { lookOf } from '../../../src/renderer/text/confusables.ts'

test.each([
  ['Cyrillic', 'Мinа'],
  ['Greek', 'Μιnα'],
  ['another case', 'MINA'],
  ['wide letters', 'Ｍｉｎａ'],
  ['letters for formulas', '𝓜𝓲𝓷𝓪'],
  ['a small l for an i', 'Mlna'],
  ['an accent', 'Miná'],
  ['a space', 'Mi na'],
  ['two letters for one', 'rnina']
])('Mina in %s looks like Mina', (_, name) => {
  expect(lookOf(name)).toBe(lookOf('Mina'))
})

test.each(['Nina', 'Mia', 'Omar', 'Минас', '美奈', 'مينا'])('%s does not', (name) => {
  expect(lookOf(name)).not.toBe(lookOf('Mina'))
})

test('names in other scripts do not all look the same', () => {
  const names = ['美奈', '奈美', 'مينا', 'أمينة', 'मीना', 'Анна', 'Иван', '🙂', '🙃', '?']
  expect(new Set(names.map(lookOf)).size).toBe(names.length)
})
