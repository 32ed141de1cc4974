import { expect, test } from 'vitest'
import { highlightSoon, cachedHighlight } from '../../../src/renderer/text/highlight-cache.ts'

test('a code is coloured once, and shown in its colours at once from then on', async () => {
  expect(cachedHighlight('const a = 1', 'ts')).toBeNull()
  const spans = await highlightSoon('const a = 1', 'ts')
  expect(spans?.[0]).toEqual({ colour: 'keyword', text: 'const' })
  expect(cachedHighlight('const a = 1', 'ts')).toBe(spans)
  expect(cachedHighlight('const a = 1', 'rust')).toBeNull()
})

test('a language that nobody knows has no colours', async () => {
  expect(await highlightSoon('x', 'klingon')).toBeNull()
})

test('what was coloured long ago is forgotten', async () => {
  await highlightSoon('const old = 1', 'ts')
  for (let at = 0; at < 100; at += 1) await highlightSoon(`const a = ${String(at)}`, 'ts')
  expect(cachedHighlight('const old = 1', 'ts')).toBeNull()
})
