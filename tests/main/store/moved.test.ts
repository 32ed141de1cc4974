/** A log whose end is cut off, and put on again in another order: the same on a disk and in memory. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { signClaim, type Claim } from '#shared/log/claim.ts'
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import type { SessionStore } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
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

const [mina, omar] = [person('m'), person('o')]
const another = person('h')

/** These events in this order after `seq`, placed by another host in the next epoch. */
function moved(placed: readonly Placed[], seq: number): Placed[] {
  return placed.map(({ event, position, origin = position }, at) => ({
    event,
    position: { epoch: 2, seq: seq + at + 1, host: another },
    origin
  }))
}

const idOf = ({ event }: Placed): string => eventId(event, nodeCrypto.hash)

function digestsOf(placed: readonly Placed[], base: Digest = null): Digest[] {
  let digest: Digest = base
  return placed.map((one) => (digest = digestAfter(digest, one, idOf(one), nodeCrypto.hash)))
}

function conversation(): WrittenLog {
  const log = new WrittenLog()
  for (let n = 1; n <= 6; n += 1) log.says(n % 2 ? 'o' : 'm', `said ${String(n)}`)
  return log
}

describe.each([
  ['on a disk', onDisk],
  ['in memory', () => memoryStore()]
])('%s', (_where, open) => {
  test('a log has a digest of each prefix, and none of what is not held', () => {
    const log = conversation()
    const store = open(log.space)
    store.addEvents(log.room, log.placed.slice(0, 3))
    store.addEvents(log.room, log.placed.slice(2))
    const digests = [0, 1, 2, 3, 4, 5, 6].map((seq) => store.digest(log.room, seq))
    expect(digests).toEqual([null, ...digestsOf(log.placed)])
    expect([store.digest(log.room, 7), store.digest('x'.repeat(26), 1)]).toEqual([undefined, undefined])
    expect(store.digest('x'.repeat(26), 0)).toBeNull()
  })

  test('the end of a log has digests if the one before it is known', () => {
    const log = conversation()
    const all = digestsOf(log.placed)
    const [without, within] = [open(log.space), open(log.space)]
    without.addEvents(log.room, log.placed.slice(4))
    expect(without.digest(log.room, 6)).toBeUndefined()
    within.addEvents(log.room, log.placed.slice(4), all[3])
    expect([4, 5, 6].map((seq) => within.digest(log.room, seq))).toEqual([undefined, all[4], all[5]])
    within.addEvents(log.room, log.placed.slice(2, 4), all[1])
    within.addEvents(log.room, log.placed.slice(0, 2), null)
    expect([1, 2, 3, 4, 5, 6].map((seq) => within.digest(log.room, seq))).toEqual(all)
  })

  test('a page of another log is refused, and none of it is added', () => {
    const log = conversation()
    const all = digestsOf(log.placed)
    const store = open(log.space)
    store.addEvents(log.room, log.placed.slice(2, 4), all[1])
    const contested = expect.objectContaining({ code: 'contested' }) as Error
    expect(() => {
      store.addEvents(log.room, moved(log.placed.slice(0, 2), 0), null)
    }).toThrow(contested)
    expect(() => {
      store.addEvents(log.room, log.placed.slice(4), all[1])
    }).toThrow(contested)
    expect(store.held(log.room)).toEqual({ oldest: 3, newest: 4 })
  })

  test('who placed an event, and where it was first, are kept', () => {
    const log = conversation()
    const store = open(log.space)
    const placed = [...log.placed.slice(0, 2), ...moved(log.placed.slice(3), 2)]
    store.addEvents(log.room, placed)
    expect(store.readEvents(log.room, undefined, 9)).toEqual(placed)
    expect(store.digest(log.room, 5)).toBe(digestsOf(placed).at(-1))
  })

  test('what is cut off is a stray, with its first position, until the log has it again', () => {
    const log = conversation()
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    store.truncate(log.room, 3)
    expect(store.held(log.room)).toEqual({ oldest: 1, newest: 3 })
    expect(store.digest(log.room, 4)).toBeUndefined()
    const strays = log.placed
      .slice(3)
      .map((one) => ({ id: idOf(one), event: one.event, origin: one.position }))
    expect(store.strays()).toEqual(strays)
    const again = moved([log.placed[5] as Placed, log.placed[4] as Placed], 3)
    store.addEvents(log.room, again)
    expect(store.strays()).toEqual(strays.slice(0, 1))
    store.truncate(log.room, 3)
    const origins = new Map(store.strays().map(({ id, origin }) => [id, origin.seq]))
    expect(origins).toEqual(new Map(strays.map(({ id }, at) => [id, at + 4])))
    store.dropStray(strays[0]?.id ?? '')
    expect(store.strays().map(({ event }) => event.aseq)).toEqual([3, 3])
  })

  test('an event is not taken at two positions', () => {
    const log = conversation()
    const store = open(log.space)
    store.addEvents(log.room, log.placed.slice(0, 2))
    const elsewhere = moved(log.placed.slice(0, 1), 2)
    expect(() => {
      store.addEvents(log.room, elsewhere)
    }).toThrow(expect.objectContaining({ code: 'storage' }) as Error)
    expect(store.held(log.room)?.newest).toBe(2)
  })

  test('what was read stays read where it comes back, and what comes before it is unread', () => {
    const log = conversation()
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    store.setMark(log.room, 4)
    const unread = (): number => store.countUnread(log.room, store.mark(log.room) ?? 0, 'nobody').unread
    expect(unread()).toBe(2)
    store.truncate(log.room, 2)
    expect([store.mark(log.room), unread()]).toEqual([2, 0])
    const [read, other] = [log.placed.slice(2, 4), log.placed.slice(4)]
    store.addEvents(log.room, moved([...other, ...read], 2))
    expect(unread()).toBe(2)
    store.setMark(log.room, 3)
    expect(unread()).toBe(1)
    store.setMark(log.room, 2) // a person wants to read it all again
    expect(unread()).toBe(4)
  })

  test('what was read is counted as read only once when it is cut off again', () => {
    const log = conversation()
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    store.setMark(log.room, 6)
    store.truncate(log.room, 2)
    store.addEvents(log.room, moved(log.placed.slice(2), 2))
    store.truncate(log.room, 2)
    store.addEvents(log.room, moved(log.placed.slice(2), 2))
    expect(store.countUnread(log.room, 2, 'nobody').unread).toBe(0)
  })

  test('the newest own events are kept, with the newest introduction and with strays', () => {
    const log = new WrittenLog()
    log.room = log.space
    log.write('m', 'member.introduced', { key: 'A'.repeat(43), name: 'Mina', colour: 1, guest: false })
    for (let n = 2; n <= 5; n += 1) log.says('m', `said ${String(n)}`)
    log.says('o', 'hello')
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    store.truncate(log.room, 3)
    const numbers = (limit: number): number[] => store.ownEvents(mina, limit).map(({ event }) => event.aseq)
    expect([numbers(9), numbers(3)]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 4, 5]
    ])
    const { event, position: origin } = log.placed[5] as Placed
    expect(store.ownEvents(omar, 9)).toEqual([{ id: idOf(log.placed[5] as Placed), event, origin }])
    expect([store.authored(log.room, mina), store.authored(log.room, omar)]).toEqual([
      { first: 1, last: 3 },
      null
    ])
  })

  test('a change of the space is kept with its first position, and not forgotten once it has one', () => {
    const log = new WrittenLog()
    log.room = log.space
    log.write('m', 'member.introduced', { key: 'A'.repeat(43), name: 'Mina', colour: 1, guest: false })
    const { event, position: origin } = log.placed[0] as Placed
    const id = idOf(log.placed[0] as Placed)
    const store = open(log.space)
    store.keepOwn(id, event)
    expect(store.ownEvents(mina, 9)).toEqual([{ id, event }])
    store.forgetOwn(id)
    expect(store.ownEvents(mina, 9)).toEqual([])
    store.keepOwn(id, event)
    store.keepOwn(id, event, origin)
    store.keepOwn(id, event, { epoch: 2, seq: 7 })
    store.forgetOwn(id)
    expect(store.ownEvents(mina, 9)).toEqual([{ id, event, origin }])
  })

  test('the highest claim and the own head are kept', async () => {
    const store = open('a'.repeat(26))
    const keys = deviceKeysOf(newIdentityPem())
    const claimed = (epoch: number): Promise<Claim> =>
      signClaim('a'.repeat(26), epoch, 1000, keys, nodeCrypto.hash)
    const [first, second] = [await claimed(1), await claimed(2)]
    expect([store.claim(), store.head()]).toEqual([null, null])
    store.acceptClaim(second)
    store.acceptClaim(first)
    expect(store.claim()).toEqual(second)
    store.saveHead({ aseq: 3, prev: 'x' })
    expect(store.head()).toEqual({ aseq: 3, prev: 'x' })
  })
})

/** Written in this order, and held in another: the first number is that of the event at the first position. */
function placedAs(log: WrittenLog, numbers: readonly number[]): Placed[] {
  return numbers.map((number, at) => ({
    event: (log.placed[number - 1] as Placed).event,
    position: { epoch: 1, seq: at + 1 }
  }))
}

test('who gave a reaction first is known though the newer one was stored first', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'hello')
  for (const author of ['o', 'n']) log.write(author, 'reaction.added', { target, emoji: '👍' })
  const file = openSpaceFile(`${tempFolder()}/space.db`)
  const store = file.replica.session(log.space, nodeCrypto.hash)
  store.addEvents(log.room, log.placed.slice(2))
  store.addEvents(log.room, log.placed.slice(0, 2))
  expect(file.log.tally(target).emoji).toEqual(new Map([['👍', omar]]))
  store.truncate(log.room, 1)
  store.addEvents(log.room, moved([log.placed[2] as Placed, log.placed[1] as Placed], 1))
  expect(file.log.tally(target).emoji).toEqual(new Map([['👍', person('n')]]))
  file.close()
})

test('an edit that somebody has put before its message leaves no words in the index', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'apple')
  for (const text of ['bread', 'cloud']) log.write('m', 'message.edited', { target, text })
  const [early, message, late] = placedAs(log, [2, 1, 3]) as [Placed, Placed, Placed]
  const file = openSpaceFile(`${tempFolder()}/space.db`)
  const store = file.replica.session(log.space, nodeCrypto.hash)
  store.addEvents(log.room, [message, late])
  store.addEvents(log.room, [early])
  const found = (): unknown[] =>
    ['apple', 'bread', 'cloud'].map((text) => store.search({ text, limit: 9 }, [log.room])?.found.length)
  expect(found()).toEqual([0, 0, 1])
  log.write('m', 'message.deleted', { target })
  store.addEvents(log.room, log.placed.slice(3))
  expect(found()).toEqual([0, 0, 0])
  file.close()
})

describe.each([
  ['on a disk', onDisk],
  ['in memory', () => memoryStore()]
])('%s', (_where, open) => {
  test('what was deleted stays deleted when the deletion is cut off, also in an edit that comes back first', () => {
    const log = new WrittenLog()
    const target = log.says('o', 'apple')
    log.write('o', 'message.edited', { target, text: 'bread' })
    log.write('m', 'message.removed', { target })
    const store = open(log.space)
    store.addEvents(log.room, log.placed)
    store.truncate(log.room, 1)
    store.addEvents(log.room, moved(log.placed.slice(1, 2), 1))
    expect(store.message(log.room, target)).toBeNull()
    expect(JSON.stringify(store.readEvents(log.room, undefined, 9))).not.toMatch(/apple|bread/)
    expect(store.strays().map(({ event }) => event.kind)).toEqual(['message.removed'])
  })

  test('a removal that comes before its message, its edits and its mentions removes them', () => {
    const log = new WrittenLog()
    const target = log.says('o', 'apple', { mentions: [mina] })
    log.write('o', 'message.edited', { target, text: 'bread', mentions: [mina] })
    log.write('n', 'message.removed', { target })
    const store = open(log.space)
    store.addEvents(log.room, placedAs(log, [3, 1, 2]))
    expect(store.message(log.room, target)).toBeNull()
    expect(store.countUnread(log.room, 0, mina)).toEqual({ unread: 0, mentions: 0 })
    expect(JSON.stringify(store.readEvents(log.room, undefined, 9))).not.toMatch(/apple|bread/)
  })
})
