import { expect, test } from 'vitest'
import { coloured, colouredBefore } from '../../../src/renderer/text/highlight-cache.ts'

test('a code is coloured once, and shown in its colours at once from then on', async () => {
  expect(colouredBefore('const a = 1', 'ts')).toBeNull()
  const spans = await coloured('const a = 1', 'ts')
  expect(spans?.[0]).toEqual({ colour: 'keyword', text: 'const' })
  expect(colouredBefore('const a = 1', 'ts')).toBe(spans)
  expect(colouredBefore('const a = 1', 'rust')).toBeNull()
})

test('a language that nobody knows has no colours', async () => {
  expect(await coloured('x', 'klingon')).toBeNull()
})

test('what was coloured long ago is forgotten', async () => {
  await coloured('const old = 1', 'ts')
  for (let at = 0; at < 100; at += 1) await coloured(`const a = ${String(at)}`, 'ts')
  expect(colouredBefore('const old = 1', 'ts')).toBeNull()
})
