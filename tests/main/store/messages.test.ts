import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile, type SpaceFile } from '../../../src/main/store/space-file.ts'
import { spaceMigrations } from '../../../src/main/store/schema.ts'
import { tempFolder } from '../../support/chat.ts'
import { person, WrittenLog } from '../../support/log.ts'

function open(path = join(tempFolder(), 'space.db')): SpaceFile {
  const file = openSpaceFile(path)
  onTestFinished(() => {
    file.close()
  })
  return file
}

/** The number of messages for a word in the index itself. */
function indexed(path: string, word: string): number {
  const sql = new DatabaseSync(path)
  try {
    return Number(sql.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?').get(word)?.['n'])
  } finally {
    sql.close()
  }
}

function stored(log: WrittenLog): SpaceFile {
  const file = open()
  file.log.append(log.entries, log.space)
  return file
}

function found(file: SpaceFile, log: WrittenLog, text: string, more: object = {}): string[] {
  const page = file.log.search(log.space, { text, limit: 50, ...more }, [log.room])
  return page.found.map((one) => one.text)
}

describe('search', () => {
  test('finds messages with all the words, prefixes too, ignoring accents, newest first', () => {
    const log = new WrittenLog()
    for (const text of ['Crème brûlée tonight', 'no creme left', 'nothing to see']) log.says('m', text)
    const file = stored(log)
    expect(found(file, log, 'creme')).toEqual(['no creme left', 'Crème brûlée tonight'])
    expect(found(file, log, 'creme bru')).toEqual(['Crème brûlée tonight'])
    expect(found(file, log, '"quotes" AND (odd* -signs')).toEqual([])
  })

  test('filters by author, date and room', () => {
    const log = new WrittenLog()
    log.says('m', 'lunch at noon')
    log.says('o', 'lunch at one')
    const file = stored(log)
    expect(found(file, log, 'lunch', { from: person('o') })).toEqual(['lunch at one'])
    expect(found(file, log, 'lunch', { before: 2000 })).toEqual(['lunch at noon'])
    expect(found(file, log, '', { after: 2000 })).toEqual(['lunch at one'])
    expect(file.log.search(log.space, { text: 'lunch', limit: 50 }, ['x'.repeat(26)]).found).toEqual([])
  })

  test('returns pages', () => {
    const log = new WrittenLog()
    for (let n = 1; n <= 5; n += 1) log.says('m', `tick ${String(n)}`)
    const file = stored(log)
    const first = file.log.search(log.space, { text: 'tick', limit: 2 }, [log.room])
    const rest = file.log.search(log.space, { text: 'tick', limit: 3, below: first.next ?? 0 }, [log.room])
    expect([...first.found, ...rest.found].map(({ text }) => text)).toEqual(
      [5, 4, 3, 2, 1].map((n) => `tick ${String(n)}`)
    )
    expect(rest.next).toBeNull()
  })

  test('finds the current text of edited messages, and no deleted ones', () => {
    const log = new WrittenLog()
    const target = log.says('m', 'the old plan')
    log.write('m', 'message.edited', { target, text: 'the new plan' })
    const file = stored(log)
    expect(found(file, log, 'old')).toEqual([])
    expect(found(file, log, 'new')).toEqual(['the new plan'])
    const before = log.entries.length
    log.write('m', 'message.deleted', { target })
    file.log.append(log.entries.slice(before), log.space)
    expect(found(file, log, 'plan')).toEqual([])
  })

  test.each([
    [[[0, 3]]],
    [
      [
        [1, 3],
        [0, 1]
      ]
    ]
  ])('a copy read backwards in pages of %j has the same results in the same order', (pages) => {
    const log = new WrittenLog()
    const target = log.says('m', 'first draft')
    log.says('m', 'second draft')
    log.write('m', 'message.edited', { target, text: 'first final draft' })
    log.says('m', 'third draft')
    const file = open()
    file.log.append(log.entries.slice(3), log.space)
    for (const [from, to] of pages) file.log.append(log.entries.slice(from, to), log.space, true)
    expect(found(file, log, 'draft')).toEqual(['third draft', 'second draft', 'first final draft'])
  })
})

test('deleting removes the text of a message and its edits from the log, and the ids stay valid', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'secret one')
  log.write('m', 'message.edited', { target, text: 'secret two' })
  log.says('m', 'harmless')
  log.write('m', 'message.deleted', { target })
  const before = log.entries.map(({ id }) => id)
  const file = stored(log)
  const read = file.log.readAfter(log.space, log.room, 0, 10)
  expect(JSON.stringify(read)).not.toContain('secret')
  expect(read.map(({ event }) => event.erased !== undefined)).toEqual([true, true, false, false])
  expect(read.map(({ event }) => file.log.positionOf(before[event.aseq - 1] ?? '')?.seq)).toEqual([
    1, 2, 3, 4
  ])
  expect(read.map(({ event }) => eventId(event, nodeCrypto.hash))).toEqual(before)
})

test('the index has no words of deleted messages', () => {
  const log = new WrittenLog()
  const target = log.says('m', 'secret')
  log.says('m', 'harmless')
  log.write('m', 'message.deleted', { target })
  const path = join(tempFolder(), 'space.db')
  const file = openSpaceFile(path)
  file.log.append(log.entries, log.space)
  file.close()
  expect([indexed(path, 'secret'), indexed(path, 'harmless')]).toEqual([0, 1])
})

test('mentions of a member are counted after the last seen position', () => {
  const log = new WrittenLog()
  log.says('o', 'hey', { mentions: [person('m')] })
  log.says('o', 'hey again', { mentions: [person('m'), person('n')] })
  const file = stored(log)
  const session = file.replica.session(log.space, () => new Uint8Array(32))
  expect(session.countUnread(log.room, 0, person('m')).mentions).toBe(2)
  expect(session.countUnread(log.room, 1, person('m')).mentions).toBe(1)
  expect(session.countUnread(log.room, 0, person('o')).mentions).toBe(0)
})

test('a file of the first version opens, and its messages are found', () => {
  const path = join(tempFolder(), 'space.db')
  const log = new WrittenLog()
  log.says('m', 'from the old days')
  writeFirstVersion(path, log)
  const file = open(path)
  expect(found(file, log, 'old')).toEqual(['from the old days'])
  expect(file.log.readAfter(log.space, log.room, 0, 10)).toEqual(log.placed)
})

/** As the first version of Parley wrote it. */
function writeFirstVersion(path: string, log: WrittenLog): void {
  const sql = new DatabaseSync(path)
  sql.exec(`${spaceMigrations[0] ?? ''}; PRAGMA user_version = 1`)
  const insert = sql.prepare(
    `INSERT INTO events (id, room, epoch, seq, author, aseq, prev, kind, body, at, sig) VALUES (?, ?, 1, ?, ?, ?, NULL, ?, ?, ?, ?)`
  )
  for (const { id, event, position } of log.entries) {
    const { room, author, aseq, kind, body, at } = event
    insert.run(
      Buffer.from(id, 'base64url'),
      room,
      position.seq,
      author,
      aseq,
      kind,
      JSON.stringify(body),
      at,
      new Uint8Array(64)
    )
  }
  sql.close()
}
