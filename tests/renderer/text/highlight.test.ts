import { expect, test } from 'vitest'
import { highlight } from '../../../src/renderer/text/highlight.ts'

test('code keeps every character, in a few colours', () => {
  const code = '// say\nconst word: string = "hello" + 1'
  const spans = highlight(code, 'ts') ?? []
  expect(spans.map(({ text }) => text).join('')).toBe(code)
  expect(spans.find(({ text }) => text === '// say')?.colour).toBe('comment')
  expect(spans.find(({ text }) => text === 'const')?.colour).toBe('keyword')
  expect(spans.find(({ text }) => text === '"hello"')?.colour).toBe('string')
})

test('an embedded language is highlighted too, and markup stays text', () => {
  const code = '<p><script>\nlet a = 1</script></p>'
  const spans = highlight(code, 'html') ?? []
  expect(spans.map(({ text }) => text).join('')).toBe(code)
  expect(spans.find(({ text }) => text === 'let')?.colour).toBe('keyword')
})

test('an unsupported language is left as it is', () => {
  expect(highlight('x', 'klingon')).toBeNull()
})
