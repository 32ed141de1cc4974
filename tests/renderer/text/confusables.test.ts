import { expect, test } from 'vitest'
import { skeletonOf } from '../../../src/renderer/text/confusables.ts'

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
  expect(skeletonOf(name)).toBe(skeletonOf('Mina'))
})

test.each(['Nina', 'Mia', 'Omar', 'Минас', '美奈', 'مينا'])('%s does not', (name) => {
  expect(skeletonOf(name)).not.toBe(skeletonOf('Mina'))
})

test('names in other scripts are not all confusable', () => {
  const names = ['美奈', '奈美', 'مينا', 'أمينة', 'मीना', 'Анна', 'Иван', '🙂', '🙃', '?']
  expect(new Set(names.map(skeletonOf)).size).toBe(names.length)
})
