import { expect, test } from 'vitest'
import { following } from '../../../src/renderer/words/following.ts'
import type { Words } from '../../../src/renderer/words/words.ts'
import { english } from '../../support/scripted-app.ts'

test('code that stores the words, or one of their functions, always uses the current language', () => {
  const german: Words = { ...english, language: 'de', t: () => 'Tee' }
  let now = english
  const words = following(() => now)
  const { t } = words
  expect([words.language, t('app.name')]).toEqual(['en', 'Parley'])
  now = german
  expect([words.language, words.dir, t('app.name')]).toEqual(['de', 'ltr', 'Tee'])
})

test('every function gives the texts of the current language', () => {
  const words = following(() => english)
  const yesterday = Date.UTC(2026, 10, 21, 12)
  const today = yesterday + 86_400_000
  expect(words.day(yesterday, today)).toBe(english.day(yesterday, today))
  expect(words.day(yesterday, today)).not.toBe(words.day(today, today))
  const said = (one: Words): string[] => [
    one.list(['a', 'b']),
    one.time(today),
    one.moment(today),
    one.size(2_000),
    one.percent(0.5),
    one.rate(3),
    one.span(90_000)
  ]
  expect(said(words)).toEqual(said(english))
})
