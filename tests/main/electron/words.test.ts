import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages, wordsFor } from '../../../src/main/electron/words.ts'

test('the system’s windows speak every language that the interface speaks', () => {
  const spoken = readdirSync('src/renderer/words', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory()
  )
  expect([...languages.keys()].toSorted()).toEqual(spoken.map(({ name }) => name).toSorted())
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
])('in %j the button says %s', (locale, button) => {
  expect(wordsFor(locale).open).toBe(button)
})

test.each([...languages])('%s leaves nothing unsaid', (_, { menu, ...sentences }) => {
  for (const text of [...Object.values(menu), ...Object.values(sentences)]) expect(text.trim()).toBe(text)
  expect([...Object.values(menu), ...Object.values(sentences)]).not.toContain('')
})
