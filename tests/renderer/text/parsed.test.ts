import { expect, test } from 'vitest'
import { parsed } from '../../../src/renderer/text/parsed.ts'

test('a text that is drawn again is not read again, until long after it was drawn last', () => {
  const [first, second] = [parsed('first'), parsed('second')]
  expect([first, parsed('first') === first]).toEqual([
    [{ kind: 'paragraph', inside: expect.anything() }],
    true
  ])
  for (let at = 0; at < 599; at += 1) parsed(String(at))
  expect([parsed('first') === first, parsed('second') === second]).toEqual([true, false])
})
