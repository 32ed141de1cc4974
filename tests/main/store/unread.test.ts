/** What is unread follows the edits and the deletion of a message, the same on a disk and in memory. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SessionStore, UnreadCount } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { person, WrittenLog } from '../../support/log.ts'

function onDisk(space: string): SessionStore {
  const file = openSpaceFile(`${tempFolder()}/space.db`)
  onTestFinished(() => {
    file.close()
  })
  return file.replica.session(space, nodeCrypto.hash)
}

const [mina, omar, nora] = [person('m'), person('o'), person('n')]
const toMina = { mentions: [mina] }
const toEveryone = { everyone: true }

describe.each([
  ['on a disk', onDisk],
  ['in memory', () => memoryStore()]
])('%s', (_where, open) => {
  const counted = (log: WrittenLog, mark: number): UnreadCount => {
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    return store.countUnread(log.room, mark, mina)
  }

  test('deleted messages are not unread, and neither are their mentions', () => {
    const log = new WrittenLog()
    const first = log.says('o', 'come here', toMina)
    const second = log.says('o', 'or not')
    expect(counted(log, 0)).toEqual({ unread: 2, mentions: 1 })
    log.write('o', 'message.deleted', { target: first })
    expect(counted(log, 0)).toEqual({ unread: 1, mentions: 0 })
    log.write('o', 'message.deleted', { target: second })
    expect(counted(log, 0)).toEqual({ unread: 0, mentions: 0 })
  })

  test('an edit that adds a mention counts, one that takes it out does not', () => {
    const log = new WrittenLog()
    const target = log.says('o', 'who takes the minutes?')
    log.write('o', 'message.edited', { target, text: '@Mina, who takes the minutes?', ...toMina })
    expect(counted(log, 0)).toEqual({ unread: 1, mentions: 1 })
    log.write('o', 'message.edited', { target, text: 'who takes the minutes?' })
    expect(counted(log, 0)).toEqual({ unread: 1, mentions: 0 })
  })

  test('a mention that an edit puts into a message that was read counts, once', () => {
    const log = new WrittenLog()
    const plain = log.says('o', 'who comes?')
    const mentioning = log.says('o', 'you, @Mina?', toMina)
    log.write('o', 'message.edited', { target: mentioning, text: 'you, @Mina, tonight?', ...toMina })
    expect(counted(log, 2)).toEqual({ unread: 0, mentions: 0 })
    log.write('o', 'message.edited', { target: plain, text: '@Mina, @Nora?', mentions: [mina, nora] })
    expect(counted(log, 2)).toEqual({ unread: 0, mentions: 1 })
    expect(counted(log, 4)).toEqual({ unread: 0, mentions: 0 })
  })

  test('a mention of everyone counts for all but its writer, once beside a name', () => {
    const log = new WrittenLog()
    log.says('o', '@room, tea', toEveryone)
    log.says('m', '@room, coffee', toEveryone)
    const named = log.says('o', '@Mina and @room', { ...toMina, ...toEveryone })
    expect(counted(log, 0)).toEqual({ unread: 2, mentions: 2 })
    log.write('o', 'message.edited', { target: named, text: '@Mina', ...toMina })
    expect(counted(log, 0)).toEqual({ unread: 2, mentions: 2 })
    log.write('o', 'message.edited', { target: named, text: '@Mina, @room', ...toMina, ...toEveryone })
    expect(counted(log, 3)).toEqual({ unread: 0, mentions: 0 })
    const later = log.says('o', 'cake')
    log.write('o', 'message.edited', { target: later, text: '@room, cake', ...toEveryone })
    expect(counted(log, 6)).toEqual({ unread: 0, mentions: 1 })
  })

  test('edits and deletions by others change nothing, and nobody is mentioned by themselves', () => {
    const log = new WrittenLog()
    const target = log.says('o', 'come', toMina)
    log.write('n', 'message.deleted', { target })
    log.write('n', 'message.edited', { target, text: 'no' })
    log.says('m', 'I, @Mina, am here', toMina)
    expect(counted(log, 0)).toEqual({ unread: 1, mentions: 1 })
  })

  test('what is known of a message is what its edits have left', () => {
    const log = new WrittenLog()
    const target = log.says('o', 'draft', toMina)
    log.write('o', 'message.edited', { target, text: 'final', mentions: [mina, nora] })
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    const mentioned = new Map([
      [mina, 1],
      [nora, 2]
    ])
    expect(store.message(log.room, target)).toEqual({ author: omar, text: 'final', mentioned })
    log.write('o', 'message.deleted', { target })
    store.addEvents(log.room, log.placed.slice(2))
    expect(store.message(log.room, target)).toBeNull()
    expect(JSON.stringify(store.readEvents(log.room, undefined, 10))).not.toMatch(/draft|final/)
  })
})

/** Says, edits and deletes at random, with or without a mention of Mina. */
function randomLog(seed: number): WrittenLog {
  let state = seed
  const below = (n: number): number => (state = (state * 48271) % 2147483647) % n
  const log = new WrittenLog()
  const said: { by: string; id: string }[] = []
  for (let n = 0; n < 40; n += 1) {
    const mentions =
      [toMina, { mentions: [nora] }, toEveryone, { ...toMina, ...toEveryone }, {}][below(5)] ?? {}
    const earlier = said[below(said.length || 1)]
    const act = earlier ? below(4) : 0
    const by = ['o', 'n', 'm'][below(3)] ?? 'o'
    if (act < 2 || !earlier) said.push({ by, id: log.says(by, `said ${String(n)}`, mentions) })
    else if (act === 2)
      log.write(earlier.by, 'message.edited', { target: earlier.id, text: 'new', ...mentions })
    else log.write(below(2) ? earlier.by : by, 'message.deleted', { target: earlier.id })
  }
  return log
}

test('both count the same, whether a log comes in one piece or from its end', () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const log = randomLog(seed)
    const stores = [onDisk(log.space), memoryStore(), onDisk(log.space), memoryStore()] as const
    for (const whole of stores.slice(0, 2)) whole.addEvents(log.room, log.placed)
    for (const backwards of stores.slice(2)) {
      for (let to = log.placed.length; to > 0; to -= 7)
        backwards.addEvents(log.room, log.placed.slice(Math.max(0, to - 7), to))
    }
    for (const mark of [0, 10, 30]) {
      const counts = stores.map((store) => store.countUnread(log.room, mark, mina))
      expect(new Set(counts.map((count) => JSON.stringify(count))).size, `seed ${String(seed)}`).toBe(1)
    }
  }
})
