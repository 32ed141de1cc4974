/** Files that earlier versions have written open, and have what this version adds. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { Database } from '../../../src/main/store/database.ts'
import type { LogEntry } from '../../../src/main/store/event-rows.ts'
import { spaceMigrations } from '../../../src/main/store/schema.ts'
import { openSpaceFile, type SpaceFile } from '../../../src/main/store/space-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { WrittenLog } from '../../support/log.ts'

const partRoom = 'p'.repeat(26)

/** A file in the form of an earlier version; of the second room only the end. */
function olderFile(version: number, entries: readonly LogEntry[]): string {
  const path = join(tempFolder(), 'space.db')
  new Database(path, spaceMigrations.slice(0, version)).close()
  using sql = new DatabaseSync(path)
  const insert =
    sql.prepare(`INSERT INTO events (id, room, epoch, seq, author, aseq, prev, kind, body, at, sig)
    VALUES (?, ?, 1, ?, ?, ?, NULL, ?, ?, ?, ?)`)
  for (const { id, event, position } of entries) {
    const { room, author, aseq, kind, body, at } = event
    const blob = Buffer.from(id, 'base64url')
    insert.run(blob, room, position.seq, author, aseq, kind, JSON.stringify(body), at, new Uint8Array(64))
  }
  sql.exec(`INSERT INTO marks VALUES ('${entries[0]?.event.room ?? ''}', 2)`)
  return path
}

function open(path: string): SpaceFile {
  const file = openSpaceFile(path)
  onTestFinished(() => {
    file.close()
  })
  return file
}

/** One room from its beginning, and the end of another. */
function twoRooms(): { whole: LogEntry[]; part: LogEntry[]; log: WrittenLog } {
  const [log, other] = [new WrittenLog(), new WrittenLog()]
  other.room = partRoom
  for (let n = 1; n <= 5; n += 1) log.says('m', `said ${String(n)}`)
  for (let n = 1; n <= 5; n += 1) other.says('o', `heard ${String(n)}`)
  return { whole: log.entries, part: other.entries.slice(2), log }
}

/** With the newest form of the table of events. */
const moving = spaceMigrations.findIndex((step) => typeof step === 'function') + 1

test.each(spaceMigrations.slice(0, moving - 1).map((_, index) => index + 1))(
  'a file of version %d opens; rooms held from their first event have digests',
  (version) => {
    const { whole, part, log } = twoRooms()
    const file = open(olderFile(version, [...whole, ...part]))
    const read = file.log.readAfter(log.space, log.room, 0, 9)
    expect(read).toEqual(log.placed)
    let digest: Digest = null
    for (const entry of whole) {
      digest = digestAfter(digest, entry, entry.id, nodeCrypto.hash)
      expect(file.log.digest(log.room, entry.position.seq)).toBe(digest)
    }
    expect(part.map(({ position }) => file.log.digest(partRoom, position.seq))).toEqual(
      part.map(() => undefined)
    )
    expect(file.log.size).toBe(whole.length + part.length)
  }
)

test('a file of the version before takes a second event of one number, and can be cut', () => {
  const { whole, part, log } = twoRooms()
  const path = olderFile(moving - 1, [...whole, ...part])
  const file = open(path)
  const session = file.replica.session(log.space, nodeCrypto.hash)
  expect(session.countUnread(log.room, session.mark(log.room) ?? 0, 'nobody').unread).toBe(3)
  session.truncate(log.room, 3)
  const copy = new WrittenLog()
  copy.says('m', 'another first')
  const [{ event }] = copy.placed as [(typeof copy.placed)[0]]
  session.addEvents(log.room, [{ event, position: { epoch: 2, seq: 4 } }])
  expect(session.held(log.room)?.newest).toBe(4)
  expect(session.strays().map((stray) => stray.event)).toEqual(whole.slice(3).map((one) => one.event))
  using sql = new DatabaseSync(path)
  expect(sql.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
})
