import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { targetOf } from '#shared/log/amendments.ts'
import { Projection, timeline, type MessageItem } from '#shared/log/timeline.ts'
import { limits } from '#shared/values/limits.ts'
import { emoji as manyEmoji } from '../../../src/renderer/text/emoji.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { person, WrittenLog } from '../../support/log.ts'

const { hash } = nodeCrypto

function messages(log: WrittenLog): MessageItem[] {
  return timeline(log.placed, hash).filter((item) => item.kind === 'message')
}

test('a message is about no other, whatever its body says', () => {
  expect(targetOf({ kind: 'message.posted', body: { text: 'a', target: 'A'.repeat(43) } })).toBeNull()
})

describe('the state of a message', () => {
  test('an edit changes the text and marks the message as edited', () => {
    const log = new WrittenLog()
    const target = log.says('m', 'helo')
    log.write('m', 'message.edited', { target, text: 'hello' })
    expect(messages(log)).toMatchObject([{ text: 'hello', edited: true, seq: 1 }])
  })

  test('an edit or a deletion by another person is ignored', () => {
    const log = new WrittenLog()
    const target = log.says('m', 'mine')
    log.write('o', 'message.edited', { target, text: 'theirs' })
    log.write('o', 'message.deleted', { target })
    expect(messages(log)).toMatchObject([{ text: 'mine', edited: false, deleted: false }])
  })

  test('a deleted message keeps its row and nothing else', () => {
    const log = new WrittenLog()
    const target = log.says('m', 'oops')
    log.write('o', 'reaction.added', { target, emoji: '👍' })
    log.write('m', 'message.deleted', { target })
    log.write('m', 'message.edited', { target, text: 'back again' })
    expect(messages(log)).toMatchObject([{ text: '', deleted: true, reactions: [] }])
  })

  test('reactions count each person once, and disappear when they are removed', () => {
    const log = new WrittenLog()
    const target = log.says('m', 'cake?')
    for (const author of ['o', 'n', 'o']) log.write(author, 'reaction.added', { target, emoji: '🎂' })
    log.write('n', 'reaction.added', { target, emoji: '👍' })
    log.write('n', 'reaction.removed', { target, emoji: '👍' })
    expect(messages(log)[0]?.reactions).toEqual([{ emoji: '🎂', by: [person('o'), person('n')] }])
  })

  test('the last pin event counts, and pinning is a notice', () => {
    const log = new WrittenLog()
    const target = log.says('m', 'read this')
    log.write('o', 'message.pinned', { target })
    expect(messages(log)).toMatchObject([{ pinned: true }])
    log.write('m', 'message.unpinned', { target })
    expect(messages(log)).toMatchObject([{ pinned: false }])
    expect(timeline(log.placed, hash).slice(1)).toMatchObject([
      { notice: 'pinned', target },
      { notice: 'unpinned', target }
    ])
  })
})

test('ten thousand edits of one message apply in any order', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'first')
  for (let turn = 1; turn <= 10_000; turn += 1)
    log.write('m', 'message.edited', { target, text: `edit ${String(turn)}` })
  const last = { text: 'edit 10000', edited: true }
  const forwards = new Projection(hash)
  let looks = 0
  for (const { event, position } of log.placed) {
    const counted = {
      position,
      get event() {
        looks += 1
        return event
      }
    }
    forwards.add([counted])
  }
  expect(forwards.items).toMatchObject([last])
  expect(looks / log.placed.length).toBeLessThan(20)
  const backwards = new Projection(hash)
  for (let end = log.placed.length; end > 0; end -= 200)
    backwards.add(log.placed.slice(Math.max(0, end - 200), end))
  expect(backwards.items).toMatchObject([last])
})

test('of more emoji than a message can have, the first are used', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'x')
  for (const { emoji } of manyEmoji.slice(0, 200)) log.write('o', 'reaction.added', { target, emoji })
  expect(messages(log)[0]?.reactions).toHaveLength(limits.reactions)
})

test('emoji are read in one form, and invalid ones are left out', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'x')
  log.write('o', 'reaction.added', { target, emoji: '👍\ufe0f' })
  log.write('n', 'reaction.added', { target, emoji: '👍' })
  for (const emoji of ['<1>', '\u202e', '1']) log.write('n', 'reaction.added', { target, emoji })
  expect(messages(log)[0]?.reactions).toEqual([{ emoji: '👍', by: [person('o'), person('n')] }])
})

describe('a description', () => {
  test('lists what has changed', () => {
    const { log, describes } = described()
    describes('Plans', '')
    describes('Plans', 'What is next')
    describes('Plans', 'What was')
    describes('Plans', '')
    describes('Past', 'What was')
    describes('Past', 'What was')
    expect(changesIn(log)).toEqual(['name', 'topic', 'topic', 'removed', 'all', 'all'])
  })

  test('lists everything until the previous description has been loaded', () => {
    const { log, describes } = described()
    describes('Lobby', 'What is next')
    describes('Plans', 'What is next')
    const projection = new Projection(hash)
    projection.add(log.placed.slice(1))
    const found = projection.items[0]
    expect(found).toMatchObject({ described: { topic: 'What is next', change: 'all' } })
    projection.add(log.placed.slice(0, 1))
    expect(projection.items[1]).toMatchObject({ described: { topic: 'What is next', change: 'topic' } })
    expect(found).toMatchObject({ described: { change: 'all' } })
  })
})

test('the timeline is the same with any pages, forwards or backwards', () => {
  const whole = busyLog()
  const expected = projected([whole.placed])
  fc.assert(
    fc.property(fc.array(fc.nat(whole.placed.length), { maxLength: 6 }), fc.nat(6), (cuts, first) => {
      const pages = cutAt(whole.placed, cuts)
      expect(projected(fromTheMiddle(pages, first))).toEqual(expected)
    }),
    { numRuns: 300 }
  )
})

test('an unchanged item stays the same object', () => {
  const log = busyLog()
  const projection = new Projection(hash)
  projection.add(log.placed)
  const before = [...projection.items]
  const more = log.placed.length
  log.says('m', 'one more')
  projection.add(log.placed.slice(more))
  expect(projection.items.slice(0, before.length).every((item, at) => item === before[at])).toBe(true)
})

function described() {
  const log = new WrittenLog()
  log.write('m', 'room.created', { name: 'Lobby', access: 'open', invited: [] })
  const describes = (name: string, topic: string): void =>
    void log.write('m', 'room.described', { name, topic })
  return { log, describes }
}

function changesIn(log: WrittenLog): unknown[] {
  return timeline(log.placed, hash).flatMap((item) =>
    item.kind === 'notice' && item.described ? [item.described.change] : []
  )
}

function busyLog(): WrittenLog {
  const log = new WrittenLog()
  log.write('m', 'room.created', { name: 'Lobby', access: 'open', invited: [] })
  const targets = ['a', 'b', 'c'].map((text) => log.says('m', text))
  log.write('o', 'member.joined', {})
  for (const target of targets) log.write('o', 'reaction.added', { target, emoji: '👍' })
  log.write('m', 'message.edited', { target: targets[0] ?? '', text: 'A' })
  log.write('o', 'reaction.removed', { target: targets[0] ?? '', emoji: '👍' })
  log.write('m', 'message.deleted', { target: targets[1] ?? '' })
  log.write('m', 'message.pinned', { target: targets[2] ?? '' })
  log.write('m', 'room.described', { name: 'Lobby', topic: 'Cake' })
  log.write('o', 'member.left', {})
  log.write('m', 'room.described', { name: 'Cakes', topic: 'Cake' })
  log.write('m', 'room.described', { name: 'Cakes', topic: '' })
  log.says('m', 'd', { reply: targets[2] ?? '' })
  return log
}

function cutAt<T>(list: readonly T[], cuts: number[]): T[][] {
  const ends = [...new Set([0, ...cuts, list.length])].toSorted((a, b) => a - b)
  return ends.slice(1).map((end, at) => list.slice(ends[at], end))
}

/** Pages in the order a reader meets them: from one of them on, newer and older ones in turn. */
function fromTheMiddle<T>(pages: T[][], first: number): T[][] {
  const start = Math.min(first, pages.length - 1)
  const [older, newer] = [pages.slice(0, start).reverse(), pages.slice(start)]
  return newer
    .flatMap((page, at) => (at < older.length ? [page, older[at] ?? []] : [page]))
    .concat(older.slice(newer.length))
}

function projected(pages: readonly WrittenLog['placed'][]): unknown[] {
  const projection = new Projection(hash)
  for (const page of pages) projection.add(page)
  return [...projection.items]
}

test('dropped events load again, with all later amendments', () => {
  const log = busyLog()
  const whole = projected([log.placed])
  fc.assert(
    fc.property(fc.nat(log.placed.length), fc.nat(log.placed.length), (from, to) => {
      const projection = new Projection(hash)
      projection.add(log.placed)
      projection.keep(from, to)
      projection.add(log.placed)
      expect([...projection.items]).toEqual(whole)
    })
  )
})

test('an amendment alone changes loaded items, and makes no item', () => {
  const log = busyLog()
  const projection = new Projection(hash)
  projection.add(log.placed.slice(0, 4))
  projection.applyAmendments(log.placed.slice(4))
  expect([...projection.items]).toEqual(projected([log.placed]).slice(0, 4))
})
