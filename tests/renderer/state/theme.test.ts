import { expect, test } from 'vitest'
import { Theme } from '../../../src/renderer/state/theme.svelte.ts'
import { keepInMemory } from '../../support/interface.ts'

test('the theme is the system’s until another one is chosen, and the choice is kept', () => {
  const keep = keepInMemory()
  const applied: string[] = []
  const apply = (name: string): void => void applied.push(name)
  const theme = new Theme(keep, apply)
  theme.choose('dark')
  expect(new Theme(keep, apply).name).toBe('dark')
  expect(applied).toEqual(['system', 'dark', 'dark'])
})

test('a kept value that is no theme counts as none', () => {
  const keep = keepInMemory()
  keep.set('theme', 'sepia')
  expect(new Theme(keep, () => undefined).name).toBe('system')
})
