import { expect, test } from 'vitest'
import { parseMarkdownCached } from '../../../src/renderer/text/parsed.ts'

test('a text that is drawn again is not read again, until long after it was drawn last', () => {
  const [first, second] = [parseMarkdownCached('first'), parseMarkdownCached('second')]
  expect([first, parseMarkdownCached('first') === first]).toEqual([
    [{ kind: 'paragraph', inside: expect.anything() }],
    true
  ])
  for (let at = 0; at < 599; at += 1) parseMarkdownCached(String(at))
  expect([parseMarkdownCached('first') === first, parseMarkdownCached('second') === second]).toEqual([
    true,
    false
  ])
})
