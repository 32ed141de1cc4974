import { expect, test } from 'vitest'
import { Layout } from '../../../../src/renderer/state/app/layout.svelte.ts'
import { memoryPreferences } from '../../../support/interface.ts'

test('a panel opens, and closes when it is requested again', () => {
  const layout = new Layout()
  layout.toggle('search')
  expect(layout.panel).toBe('search')
  layout.toggle('search')
  expect(layout.panel).toBeNull()
})

test('leaving a space closes its panels and dialogs', () => {
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
