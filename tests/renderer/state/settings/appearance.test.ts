import { expect, test } from 'vitest'
import { Appearance, type PageAppearance } from '../../../../src/renderer/state/settings/appearance.svelte.ts'
import { memoryPreferences, memoryStore, ScriptedBridge } from '../../../support/interface.ts'

const plain: PageAppearance = {
  scheme: 'system',
  contrast: false,
  accent: 'teal',
  density: 'cosy',
  layout: 'bubbles',
  textSize: '100'
}

function open(store = memoryStore()) {
  const worn: PageAppearance[] = []
  let system: (more: boolean) => void = () => undefined
  const appearance = new Appearance({
    preferences: memoryPreferences(store),
    apply: (look) => void worn.push(look),
    watchContrast: (listener) => (system = listener)
  })
  const requests = (more: boolean): void => {
    system(more)
  }
  return { appearance, store, worn, requests }
}

test('everything has its default until it is chosen, and the choice is stored', () => {
  const { appearance, store, worn } = open()
  expect(worn).toEqual([plain])
  appearance.choose({ scheme: 'dark', accent: 'rose' })
  appearance.choose({ density: 'compact', layout: 'lines' })
  expect(open(store).worn).toEqual([
    { ...plain, scheme: 'dark', accent: 'rose', density: 'compact', layout: 'lines' }
  ])
})

test('a stored value that is invalid counts as none, and the others stay', () => {
  const store = memoryStore()
  store.set('appearance', JSON.stringify({ scheme: 'sepia', accent: 'blue' }))
  expect(open(store).worn).toEqual([{ ...plain, accent: 'blue' }])
  store.set('appearance', 'nonsense')
  expect(open(store).worn).toEqual([plain])
})

test('contrast follows the system, and high contrast stays when it was chosen here', () => {
  const { appearance, worn, requests } = open()
  requests(true)
  expect(worn.at(-1)?.contrast).toBe(true)
  appearance.choose({ contrast: 'more' })
  requests(false)
  expect(worn.at(-1)?.contrast).toBe(true)
  appearance.choose({ contrast: 'system' })
  expect(worn.at(-1)?.contrast).toBe(false)
})

test('the window gets the colours at once and on each change', () => {
  const { appearance } = open()
  const device = new ScriptedBridge()
  appearance.choose({ scheme: 'dark' })
  appearance.applyToWindow(device.device)
  appearance.choose({ contrast: 'more' })
  expect(device.requestsOf('appearance:set')).toEqual([
    { scheme: 'dark', contrast: false },
    { scheme: 'dark', contrast: true }
  ])
})
