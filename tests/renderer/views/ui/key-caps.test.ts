import { expect, test } from 'vitest'
import { keyCaps } from '../../../../src/renderer/views/ui/key-caps.ts'
import { loadWords } from '../../../../src/renderer/words/languages.ts'

const german = await loadWords(['de'])

test('keys have the names printed on them', () => {
  expect(keyCaps('Mod+Shift+k', false, german.t)).toEqual(['Strg', 'Umschalt', 'K'])
  expect(keyCaps('Alt+ArrowUp', false, german.t)).toEqual(['Alt', '↑'])
  expect(keyCaps('F6', false, german.t)).toEqual(['F6'])
})

test('on a Mac keys are symbols, in every language', () => {
  expect(keyCaps('Mod+Shift+k', true, german.t)).toEqual(['⌘', '⇧', 'K'])
  expect(keyCaps('Alt+Enter', true, german.t)).toEqual(['⌥', '↩'])
})
