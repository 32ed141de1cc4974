import { expect, test } from 'vitest'
import { parseCached } from '../../../src/renderer/text/parsed.ts'

test('a text that is drawn again is not read again, until long after it was drawn last', () => {
  const [first, second] = [parseCached('first'), parseCached('second')]
  expect([first, parseCached('first') === first]).toEqual([
    [{ kind: 'paragraph', inside: expect.anything() }],
    true
  ])
  for (let at = 0; at < 599; at += 1) parseCached(String(at))
  expect([parseCached('first') === first, parseCached('second') === second]).toEqual([true, false])
})
