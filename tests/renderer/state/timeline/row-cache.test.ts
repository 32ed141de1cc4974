import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import { Projection } from '#shared/log/timeline.ts'
import { reuseRows } from '../../../../src/renderer/state/timeline/row-cache.ts'
import { messages, mina, placed, ravi } from '../../../support/interface.ts'

/** Rows of a log that grows, one call for each time it is drawn. */
function drawn() {
  const projection = new Projection(sha256)
  const rows = reuseRows()
  return (more: Placed[]) => {
    projection.add(more)
    const { items } = projection
    return rows({
      items: [...items],
      peopleAt: () => 2,
      drafts: [],
      me: mina,
      unreadFrom: null,
      complete: false
    })
  }
}

test('a row that says the same as before is the same object', () => {
  const draw = drawn()
  const before = draw(messages(1, 20))
  const after = draw(messages(21, 22))
  // The last one is not the last of its group any more.
  expect(after.slice(0, 20)).toEqual(before.slice(0, 20))
  expect(after.slice(0, 20).every((row, at) => row === before[at])).toBe(true)
  expect(after[20]).not.toBe(before[20])
})

test('whatever changes makes another object of it, and of no other', () => {
  const draw = drawn()
  const log = messages(1, 5)
  const before = draw(log)
  const target = eventId(log[1]?.event ?? expect.fail(), sha256)
  const after = draw([placed(6, ravi, '', { kind: 'reaction.added', body: { target, emoji: '👍' } })])
  expect(after.map((row, at) => row === before[at])).toEqual([true, true, false, true, true, true])
})
