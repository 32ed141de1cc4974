import { expect, test } from 'vitest'
import { Layout } from '../../../../src/renderer/state/app/layout.svelte.ts'
import { memoryPreferences } from '../../../support/interface.ts'

test('a panel opens, and closes when it is asked for again', () => {
  const layout = new Layout()
  layout.toggle('search')
  expect(layout.panel).toBe('search')
  layout.toggle('search')
  expect(layout.panel).toBeNull()
})

test('nothing of a space stays open once it is left', () => {
  const layout = new Layout()
  layout.open('search')
  layout.openDialog({ about: 'stop' })
  layout.closeAll()
  expect([layout.panel, layout.dialog]).toEqual([null, null])
})

test('a sidebar that was hidden stays hidden', () => {
  const preferences = memoryPreferences()
  new Layout(preferences).toggleSidebar()
  expect(new Layout(preferences).sidebar).toBe(false)
  new Layout(preferences).toggleSidebar()
  expect(new Layout(preferences).sidebar).toBe(true)
})
