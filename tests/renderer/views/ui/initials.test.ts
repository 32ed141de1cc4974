import { expect, test } from 'vitest'
import { initialsOf } from '../../../../src/renderer/views/ui/initials.ts'

test.each([
  ['Mina', 'M'],
  ['Mina van der Berg', 'MB'],
  ['élodie', 'É'],
  ['🇯🇵🇩🇪', '🇯🇵'],
  ['👩‍👩‍👧‍👦 🎉', '👩‍👩‍👧‍👦'],
  ['', '?']
])('%s is %s', (name, letters) => {
  expect(initialsOf(name)).toBe(letters)
})
