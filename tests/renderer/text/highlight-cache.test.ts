import { expect, test } from 'vitest'
import { highlightSoon, cachedHighlight } from '../../../src/renderer/text/highlight-cache.ts'

test('code is highlighted once, and shown highlighted at once from then on', async () => {
  expect(cachedHighlight('const a = 1', 'ts')).toBeNull()
  const spans = await highlightSoon('const a = 1', 'ts')
  expect(spans?.[0]).toEqual({ colour: 'keyword', text: 'const' })
  expect(cachedHighlight('const a = 1', 'ts')).toBe(spans)
  expect(cachedHighlight('const a = 1', 'rust')).toBeNull()
})

test('an unknown language is not highlighted', async () => {
  expect(await highlightSoon('x', 'klingon')).toBeNull()
})

test('old results are dropped', async () => {
  await highlightSoon('const old = 1', 'ts')
  for (let at = 0; at < 100; at += 1) await highlightSoon(`const a = ${String(at)}`, 'ts')
  expect(cachedHighlight('const old = 1', 'ts')).toBeNull()
})
