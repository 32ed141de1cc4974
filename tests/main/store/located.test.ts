/** Where a message is, by its id or by a time, the same on a disk and in memory. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SessionStore } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { WrittenLog } from '../../support/log.ts'

function onDisk(space: string): SessionStore {
  const file = openSpaceFile(`${tempFolder()}/space.db`)
  onTestFinished(() => {
    file.close()
  })
  return file.replica.session(space, nodeCrypto.hash)
}

describe.each([
  ['on a disk', onDisk],
  ['in memory', () => memoryStore()]
])('%s', (_where, open) => {
  const locating = (log: WrittenLog) => {
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    return (at: number) => store.locate(log.room, { at })?.message ?? null
  }

  test('a message is found by its id, in its own room only', () => {
    const log = new WrittenLog()
    log.says('m', 'one')
    const two = log.says('o', 'two')
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    expect(store.locate(log.room, { message: two })).toEqual({ message: two, seq: 2, at: 2000 })
    expect(store.locate('b'.repeat(26), { message: two })).toBeNull()
    expect(store.locate(log.room, { message: 'A'.repeat(43) })).toBeNull()
  })

  test('a time leads to the first message at or after it, past what is no message', () => {
    const log = new WrittenLog()
    const one = log.says('m', 'one')
    log.write('o', 'reaction.added', { target: one, emoji: '👍' })
    const two = log.says('m', 'two')
    const locate = locating(log)
    expect([0, 1000, 1001, 2000, 3000, 3001].map(locate)).toEqual([one, one, two, two, two, null])
  })

  test('a clock that was ahead does not lead past the messages that came first', () => {
    const log = new WrittenLog()
    log.says('m', 'one')
    const ahead = log.says('o', 'two')
    log.says('m', 'three')
    const second = log.placed[1]
    if (second) log.placed[1] = { ...second, event: { ...second.event, at: 9_000 } }
    expect(locating(log)(2_500)).not.toBe(ahead)
    expect(open(log.space).locate(log.room, { at: 0 })).toBeNull()
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    expect(store.locate(log.room, { at: 2_500 })?.seq).toBe(2)
  })
  test('a clock that was ahead by more than a day leads past no message of the day itself', () => {
    const day = 86_400_000
    const log = new WrittenLog()
    for (const text of ['one', 'two', 'three', 'four']) log.says('m', text)
    const times = [3 * day, 5 * day, 2 * day, 1000]
    const store = open(log.space)
    const placed = log.placed.map((one, index) => ({
      ...one,
      event: { ...one.event, at: times[index] ?? 0 }
    }))
    store.addEvents(log.room, placed)
    const seqs = [0, 1001, 2 * day + 1, 3 * day + 1, 5 * day + 1].map(
      (at) => store.locate(log.room, { at })?.seq ?? null
    )
    expect(seqs).toEqual([4, 3, 1, 2, null])
  })
})
