/** A log that was cut and put together in another order answers as if it had always been in that order. */
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { targetOf } from '#shared/log/amendments.ts'
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import { isDeletion } from '#shared/log/kinds.ts'
import type { SessionStore } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile, type SpaceFile } from '../../../src/main/store/space-file.ts'
import { Folder } from '../../simulation/stored-file.ts'
import { isLong } from '../../support/long.ts'
import { person, WrittenLog } from '../../support/log.ts'

const { hash } = nodeCrypto
/** The first one may remove messages of others; the last one writes where the log was not. */
const authors = ['m', 'o', 'n', 'x'] as const
const words = ['apple', 'bread', 'cloud', 'drum', 'east']
const acts = ['says', 'says', 'edits', 'deletes', 'removes', 'reacts', 'unreacts', 'pins', 'unpins'] as const
const mentions = [
  {},
  {},
  { mentions: [person('m')] },
  { mentions: [person('o')] },
  { everyone: true }
] as const

const Act = fc.record({
  by: fc.nat(authors.length - 1),
  what: fc.constantFrom(...acts),
  target: fc.nat(20),
  word: fc.nat(words.length * words.length - 1),
  mention: fc.constantFrom(...mentions)
})
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never

const Case = fc.record({
  acts: fc.array(Act, { minLength: 1, maxLength: 24 }),
  cut: fc.nat(24),
  order: fc.array(fc.nat(11), { minLength: 24, maxLength: 24 }),
  /** Nobody honest has written in this order: an edit before its message. */
  anyOrder: fc.boolean(),
  /** Whose events do not come back, unless they delete. */
  lost: fc.option(fc.nat(2), { freq: 2 }),
  /** How many of the newest events are held at first, and how many come at a time. */
  window: fc.integer({ min: 1, max: 24 }),
  chunk: fc.integer({ min: 1, max: 9 }),
  /** After how many of the other order the log is cut once more, and where. */
  again: fc.record({ after: fc.nat(24), at: fc.nat(24) }),
  mark: fc.nat(24)
})
type Case = typeof Case extends fc.Arbitrary<infer T> ? T : never

const textOf = (word: number): string =>
  `${words[word % words.length] ?? ''} ${words[Math.floor(word / words.length)] ?? ''}`
const idOf = ({ event }: Placed): string => eventId(event, hash)

function write(log: WrittenLog, all: readonly Act[]): void {
  const said: { by: string; id: string }[] = []
  for (const { by: at, what, target: nth, word, mention } of all) {
    const by = authors[at] ?? 'm'
    const message = said.at(-1 - (nth % (said.length || 1)))
    const text = textOf(word)
    const target = message?.id ?? ''
    const emoji = word % 2 ? '👍' : '🎉'
    if (!message || what === 'says') said.push({ by, id: log.says(by, text, mention) })
    else if (what === 'edits')
      log.write(nth % 4 ? message.by : by, 'message.edited', { target, text, ...mention })
    else if (what === 'deletes') log.write(nth % 4 ? message.by : by, 'message.deleted', { target })
    else if (what === 'removes') log.write('m', 'message.removed', { target })
    else if (what === 'reacts') log.write(by, 'reaction.added', { target, emoji })
    else if (what === 'unreacts') log.write(by, 'reaction.removed', { target, emoji })
    else log.write(by, what === 'pins' ? 'message.pinned' : 'message.unpinned', { target })
  }
}

/** Each author's own in their order, or in any. */
function inOtherOrder(placed: readonly Placed[], { order, anyOrder }: Case): Placed[] {
  const queues = Map.groupBy(placed, (one) => (anyOrder ? one : one.event.author))
  return placed.map((_, at) => {
    const waiting = [...queues.values()].filter((queue) => queue.length > 0)
    return waiting[(order[at] ?? 0) % waiting.length]?.shift() as Placed
  })
}

const isDeleting = ({ event }: Placed): boolean => isDeletion(event)

/** What comes back after the cut. */
function kept(end: readonly Placed[], lost: string | null): readonly Placed[] {
  const theirs = end.filter(({ event }) => event.author === lost)
  return theirs.some(isDeleting) ? end : end.filter((one) => !theirs.includes(one))
}

interface Logs {
  room: string
  /** As it was, and as it is to be: the same up to `cut`. */
  before: Placed[]
  after: Placed[]
  cut: number
}

function logsOf(log: WrittenLog, one: Case): Logs {
  const cut = Math.min(one.cut, log.placed.length)
  const end = log.placed.slice(cut)
  const ofOthers = person('x')
  const before = [...log.placed.slice(0, cut), ...end.filter(({ event }) => event.author !== ofOthers)].map(
    ({ event }, at) => ({ event, position: { epoch: 1, seq: at + 1 } })
  )
  const origins = new Map(before.map(({ event, position }) => [event, position]))
  const lost = one.lost === null ? null : person(authors[one.lost] ?? '')
  const moved = inOtherOrder(kept(end, lost), one).map(({ event }, at): Placed => {
    const origin = origins.get(event)
    const position = { epoch: 2, seq: cut + at + 1, host: person('h') }
    return { event, position, ...(origin ? { origin } : {}) }
  })
  return { room: log.room, before, after: [...before.slice(0, cut), ...moved], cut }
}

function digestBefore(placed: readonly Placed[], at: number): Digest {
  let digest: Digest = null
  for (const one of placed.slice(0, at)) digest = digestAfter(digest, one, idOf(one), hash)
  return digest
}

/** From its end, in pages. */
function fillBack(store: SessionStore, { room, before }: Logs, { window, chunk }: Case): void {
  let from = Math.max(0, before.length - window)
  store.addEvents(room, before.slice(from), digestBefore(before, from))
  while (from > 0) {
    const first = Math.max(0, from - chunk)
    store.addEvents(room, before.slice(first, from), digestBefore(before, first))
    from = first
  }
}

function append(store: SessionStore, room: string, placed: readonly Placed[], chunk: number): void {
  for (let from = 0; from < placed.length; from += chunk)
    store.addEvents(room, placed.slice(from, from + chunk))
}

/** Cut and put together again, twice. @returns the ids that stay read, and the mark */
function move(
  store: SessionStore,
  logs: Logs,
  one: Case,
  between: () => void
): { seen: Set<string>; mark: number } {
  const { room, before, after, cut } = logs
  const seen = new Set<string>()
  const cutAt = (held: readonly Placed[], seq: number): void => {
    const mark = store.mark(room) ?? 0
    for (const placed of held)
      if (placed.position.seq > seq && placed.position.seq <= mark) seen.add(idOf(placed))
    store.truncate(room, seq)
  }
  store.setMark(room, Math.min(one.mark, before.length))
  cutAt(before, cut)
  between()
  const first = after.slice(0, cut + one.again.after)
  append(store, room, first.slice(cut), one.chunk)
  const at = Math.min(one.again.at, first.length)
  cutAt(first, at)
  append(store, room, after.slice(at), one.chunk)
  return { seen, mark: store.mark(room) ?? 0 }
}

function answers(store: SessionStore, room: string, ids: readonly string[]) {
  const held = store.held(room)
  const seqs = Array.from({ length: (held?.newest ?? 0) + 1 }, (_, seq) => seq)
  return {
    read: store.readEvents(room, undefined, 99),
    digests: seqs.map((seq) => store.digest(room, seq)),
    messages: ids.map((id) => store.message(room, id)),
    located: ids.map((message) => store.locate(room, { message })),
    unread: seqs.map((seq) => store.countUnread(room, seq, person('m'))),
    numbers: authors.map((author) => store.authored(room, person(author))),
    own: store.ownEvents(person('m'), 5)
  }
}

/** What only a disk knows. */
function found({ log }: SpaceFile, { space }: WrittenLog, room: string, ids: readonly string[]) {
  return {
    texts: words.map((text) =>
      log.search(space, { text, limit: 50 }, [room]).found.map((one) => [one.text, one.placed.position])
    ),
    tallies: ids.map((id) => {
      const { reactionsOf, ...tally } = log.tally(id)
      return log.find(id) && { ...tally, given: authors.map((author) => reactionsOf(person(author))) }
    })
  }
}

/** How many entries the index has for each word, also those that lead to no message. */
function postings(path: string): unknown[] {
  using sql = new DatabaseSync(path)
  sql.exec(`INSERT INTO words (words) VALUES ('integrity-check')`)
  return words.map(
    (word) => sql.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?').get(word)?.['n']
  )
}

const folder = new Folder()
afterAll(() => {
  folder.remove()
})

function opened(log: WrittenLog): { file: SpaceFile; path: string; store: SessionStore } {
  const path = folder.newFile()
  const file = openSpaceFile(path)
  return { file, path, store: file.replica.session(log.space, hash) }
}

/** Rows of another room come in between. */
function sayElsewhere(store: SessionStore, other: WrittenLog): void {
  other.says('z', 'apple east')
  store.addEvents(other.room, other.placed)
}

type Opened = ReturnType<typeof opened>

/** Strays may differ. @param also what messages whose bodies are gone would change */
function mustBeSame(
  one: Opened,
  other: Opened,
  log: WrittenLog,
  ids: readonly string[],
  also: boolean
): void {
  const answersOf = ({ file, store }: Opened): object => {
    const { own: _own, read, unread, ...rest } = answers(store, log.room, ids)
    const { texts, tallies } = found(file, log, log.room, ids)
    return { ...rest, tallies, ...(also ? { read, unread, texts } : {}) }
  }
  expect(answersOf(one)).toEqual(answersOf(other))
}

function holds(one: Case): void {
  const [log, other] = [new WrittenLog(), new WrittenLog()]
  other.room = 'q'.repeat(26)
  write(log, one.acts)
  const logs = logsOf(log, one)
  const { room, before, after, cut } = logs
  const ids = log.placed.map(idOf)
  const [moved, fresh] = [opened(log), opened(log)]
  const [movedMemory, freshMemory] = [memoryStore(), memoryStore()]
  const deleted = before
    .slice(cut)
    .filter(isDeleting)
    .map(({ event }) => targetOf(event))
  const isKept = (placed: Placed): boolean =>
    !deleted.includes(idOf(placed)) && !deleted.includes(targetOf(placed.event) ?? '')
  const others = log.placed.filter(isKept).map(idOf)

  fresh.store.addEvents(room, after.slice(0, cut))
  fillBack(moved.store, logs, one)
  sayElsewhere(moved.store, other)
  const onDisk = move(moved.store, logs, one, () => {
    mustBeSame(moved, fresh, log, others, deleted.length === 0)
    sayElsewhere(moved.store, other)
  })
  fillBack(movedMemory, logs, one)
  const inMemory = move(movedMemory, logs, one, () => undefined)
  fresh.store.addEvents(room, after)
  freshMemory.addEvents(room, after)

  expect([inMemory, onDisk]).toEqual([onDisk, inMemory])
  const { mark, seen } = onDisk
  const unseen = after.filter((placed) => {
    const message = freshMemory.message(room, idOf(placed))
    const isShown =
      placed.event.kind === 'message.posted' && message !== null && message.author !== person('m')
    return isShown && placed.position.seq > mark && !seen.has(idOf(placed))
  })
  for (const store of [moved.store, movedMemory])
    expect(store.countUnread(room, mark, person('m')).unread).toBe(unseen.length)
  for (const store of [moved.store, movedMemory]) {
    store.setMark(room, after.length)
    store.setMark(room, 0) // nothing has been read
    const isBack = new Set(after.map(idOf))
    expect(
      store
        .strays()
        .map(({ id }) => id)
        .filter((id) => isBack.has(id))
    ).toEqual([])
    for (const { id } of store.strays()) store.dropStray(id)
    expect(answers(store, room, ids)).toEqual(answers(freshMemory, room, ids))
  }
  expect(answers(fresh.store, room, ids)).toEqual(answers(freshMemory, room, ids))
  expect(found(moved.file, log, room, ids)).toEqual(found(fresh.file, log, room, ids))
  fresh.store.addEvents(other.room, other.placed)
  for (const { file } of [moved, fresh]) file.close()
  expect(postings(moved.path)).toEqual(postings(fresh.path))
}

test('a log that was cut and put together in another order answers as one that was always so', () => {
  fc.assert(fc.property(Case, holds), { numRuns: isLong ? 3000 : 100 })
})
