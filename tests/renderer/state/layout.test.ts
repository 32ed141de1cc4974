import { expect, test } from 'vitest'
import { Layout } from '../../../src/renderer/state/layout.svelte.ts'

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
  layout.ask({ about: 'stop' })
  layout.clear()
  expect([layout.panel, layout.asking]).toEqual([null, null])
})
