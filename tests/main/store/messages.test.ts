import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile, type SpaceFile } from '../../../src/main/store/space-file.ts'
import { Database } from '../../../src/main/store/database.ts'
import { lastEditQuery } from '../../../src/main/store/message-search.ts'
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

  test.each([
    ['会議', '今日は会議室で'],
    ['室', '今日は会議室で'],
    ['gen', '重跑gen-itgc'],
    ['โรงเรียน', 'ไปโรงเรียนนะ'],
    ['strasse', 'In der Straße'],
    ['ORE', 'Ørebro'],
    ['"brown quick"', 'the brown, quick fox'],
    ['“brown qui', 'the brown, quick fox'],
    ['C++', 'I write C++.'],
    ['#42', 'see (#42)'],
    ['->', 'in -> out'],
    ['👍', 'fine 👍🏽']
  ])('%s finds “%s” alone', (query, text) => {
    const log = new WrittenLog()
    const others = [
      '今日は社議で 会 談',
      'ge itgc',
      'โรเงรียน',
      'in the street',
      'quick brown',
      'C + D',
      '42',
      'in - > out 👎'
    ]
    for (const one of [...others, text]) log.says('m', one)
    const file = stored(log)
    expect(found(file, log, query)).toEqual([text])
    const target = log.entries.at(-1)?.id ?? ''
    log.write('m', 'message.deleted', { target })
    file.log.append(log.entries.slice(-1), log.space)
    expect(found(file, log, query)).toEqual([])
  })

  test('nothing but signs of sentences finds nothing', () => {
    const log = new WrittenLog()
    log.says('m', 'well ...')
    expect(found(stored(log), log, '...')).toEqual([])
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

test('the last edit of a message is found without looking through its room', () => {
  const path = join(tempFolder(), 'space.db')
  openSpaceFile(path).close()
  using sql = new DatabaseSync(path)
  const [step] = sql.prepare(`EXPLAIN QUERY PLAN ${lastEditQuery}`).all()
  expect(step?.['detail']).toMatch(/^SEARCH events USING INDEX edits /)
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

test('a reaction that an older host took in another form is its author’s to take back', () => {
  const log = new WrittenLog()
  const target = log.says('o', 'hello')
  log.write('m', 'reaction.added', { target, emoji: '\u{2764}' })
  log.write('n', 'reaction.added', { target, emoji: '\u{2764}\u{FE0F}' })
  log.write('n', 'reaction.removed', { target, emoji: '\u{2764}' })
  const tally = stored(log).log.tally(target)
  expect(tally.reactionsOf(person('m'))).toEqual(new Set(['\u{2764}\u{FE0F}']))
  expect(tally.reactionsOf(person('n'))).toEqual(new Set())
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

/** As {@link spaceMigrations} was before its last index: `count` messages, “会議室 n”, in a file that is closed. */
function writeOldIndex(path: string, count: number): WrittenLog {
  const log = new WrittenLog()
  for (let n = 1; n <= count; n += 1) log.says('m', `会議室 ${String(n)}`)
  const current = `${path}-current`
  const file = openSpaceFile(current)
  file.log.append(log.entries, log.space)
  file.close()
  new Database(path, spaceMigrations.slice(0, lastIndex)).close()
  using sql = new DatabaseSync(path)
  const columns = 'n, id, room, epoch, seq, author, aseq, prev, kind, body, at, sig, erased, target'
  sql.exec(
    `ATTACH '${current}' AS current; INSERT INTO events (${columns}) SELECT ${columns} FROM current.events`
  )
  return log
}

/** The migration that makes the index again. */
const lastIndex = spaceMigrations.findLastIndex(
  (step) => typeof step === 'string' && step.includes('CREATE VIRTUAL TABLE words')
)

/** Until all is indexed. */
const indexing = { timeout: 10_000 }

test('the messages of a file with an older index are found: the newest at once, the others soon', async () => {
  const path = join(tempFolder(), 'space.db')
  const log = writeOldIndex(path, 350)
  const file = open(path)
  expect(found(file, log, '会議室 350')).toEqual(['会議室 350'])
  expect(found(file, log, '会議室 1')).not.toContain('会議室 1')
  await expect.poll(() => found(file, log, '議室'), indexing).toHaveLength(50)
  await expect.poll(() => found(file, log, '"会議室 1"'), indexing).toEqual(['会議室 1'])
})

test('what is edited and deleted before it is indexed again is found as it is now', async () => {
  const path = join(tempFolder(), 'space.db')
  const log = writeOldIndex(path, 350)
  const [edited = '', deleted = ''] = log.entries.map(({ id }) => id)
  log.write('m', 'message.edited', { target: edited, text: '京都' })
  log.write('m', 'message.deleted', { target: deleted })
  const file = openSpaceFile(path)
  file.log.append(log.entries.slice(-2), log.space)
  file.close()
  const again = open(path) // the rest is indexed also when the file was closed in between
  await expect.poll(() => found(again, log, '"会議室 3"'), indexing).toEqual(['会議室 3'])
  await expect.poll(() => again.log.indexOlder(), indexing).toBe(false)
  expect(['京都', '"会議室 1"', '"会議室 2"'].map((query) => found(again, log, query))).toEqual([
    ['京都'],
    [],
    []
  ])
  using sql = new DatabaseSync(path)
  sql.exec(`INSERT INTO words (words) VALUES ('integrity-check')`)
})

/** As the first version of Parley wrote it. */
function writeFirstVersion(path: string, log: WrittenLog): void {
  const sql = new DatabaseSync(path)
  sql.exec(`${String(spaceMigrations[0])}; PRAGMA user_version = 1`)
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
