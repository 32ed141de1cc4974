import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ground, reserveTitleBar, applyAppearance } from '../../../src/renderer/behaviour/apply-appearance.ts'
import type { PageAppearance } from '../../../src/renderer/state/settings/appearance.svelte.ts'

const plain: PageAppearance = {
  scheme: 'system',
  contrast: false,
  accent: 'teal',
  density: 'cosy',
  layout: 'bubbles',
  textSize: '100'
}

/** As much of a page as is dressed here. */
function page() {
  const bars = ['light', 'dark'].map((scheme) => ({
    media: `(prefers-color-scheme: ${scheme})`,
    content: ''
  }))
  const set = new Map<string, string>()
  const style = { fontSize: '', setProperty: (name: string, value: string) => set.set(name, value) }
  const element = { dataset: {}, style, querySelectorAll: () => bars } as unknown as HTMLElement
  return { element, bars: () => bars.map(({ content }) => content), set }
}

test('the chosen appearance is set as attributes of the page', () => {
  const { element } = page()
  applyAppearance(element, { ...plain, contrast: true, accent: 'rose', textSize: '120' })
  expect(element.dataset).toMatchObject({
    contrast: 'more',
    accent: 'rose',
    density: 'cosy',
    theme: 'system'
  })
  expect(element.style.fontSize).toBe('120%')
})

test('the browser bar of a phone has the colour of the page, not of the system theme', () => {
  const { element, bars } = page()
  applyAppearance(element, { ...plain, scheme: 'dark' })
  expect(bars()).toEqual([ground.dark, ground.dark])
  applyAppearance(element, plain)
  expect(bars()).toEqual([ground.light, ground.dark])
  const tokens = readFileSync('src/renderer/styles/tokens.css', 'utf8')
  expect(tokens).toContain(`--ground: light-dark(${ground.light}, ${ground.dark})`)
})

test('only a window without a frame reserves space for a title bar', () => {
  const { element, set } = page()
  reserveTitleBar(element, { kind: 'none', height: 0 })
  expect(set.size).toBe(0)
  reserveTitleBar(element, { kind: 'overlay', height: 40 })
  expect(set.get('--titlebar')).toBe('40px')
})
