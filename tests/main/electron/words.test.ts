import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slipsIn } from '../../support/typography.ts'
import { systemLanguages, wordsFor } from '../../../src/main/electron/words.ts'

test('the system’s dialogs have every language of the interface', () => {
  const spoken = readdirSync('src/renderer/words', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory()
  )
  expect([...systemLanguages.keys()].toSorted()).toEqual(spoken.map(({ name }) => name).toSorted())
})

test.each([
  ['en-GB', 'Open'],
  ['de', 'Öffnen'],
  ['es-419', 'Abrir'],
  ['fr-CA', 'Ouvrir'],
  ['ja-JP', '開く'],
  ['ar-EG', 'فتح'],
  ['nl', 'Open'],
  ['constructor', 'Open'],
  ['', 'Open']
])('the locale %j gets %s', (locale, button) => {
  expect(wordsFor(locale).open).toBe(button)
})

test.each([...systemLanguages])('%s has every text', (language, words) => {
  const texts = Object.values(words).flatMap((part: string | object) =>
    typeof part === 'string' ? part : (Object.values(part) as string[])
  )
  expect(texts.length).toBeGreaterThan(45)
  expect(texts.flatMap((text) => slipsIn(text, language).map((slip) => `${slip} in ${text}`))).toEqual([])
  expect(texts).not.toContain('')
})

test.each([...systemLanguages])('%s names the file or folder that prevents the start', (_, words) => {
  const { title, setAside, program, page, ...aboutPlaces } = words.cannotStart
  for (const sentence of Object.values(aboutPlaces)) expect(sentence).toContain('{path}')
  for (const sentence of [title, setAside, program, page]) expect(sentence).not.toContain('{')
})
