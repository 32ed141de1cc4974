/** Deleted content is in no file: log, index or write-ahead log. */
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { spaceMigrations } from '../../../src/main/store/schema.ts'
import { openSpaceFile, type SpaceFile } from '../../../src/main/store/space-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { joinNearby, openTestDevice, pollOptions, type TestDevice } from '../../support/device.ts'
import { holding, uniqueText } from '../../support/disk-bytes.ts'
import { WrittenLog } from '../../support/log.ts'

/** Eight kilobytes: more than a page of the file. */
const long = 550

function open(path = join(tempFolder(), 'space.db')): { file: SpaceFile; path: string; folder: string } {
  const file = openSpaceFile(path)
  onTestFinished(() => {
    file.close()
  })
  return { file, path, folder: dirname(path) }
}

test('deleting a message removes its text and edits from the files of host and member, open or closed', async () => {
  const devices = [await openTestDevice('mina'), await openTestDevice('omar')] as [TestDevice, TestDevice]
  const [mina, omar] = devices
  const space = await mina.start('Workshop')
  await joinNearby(omar, space)
  const remaining = uniqueText(20)
  const gone = [uniqueText(1), uniqueText(long)]
  const edits = [uniqueText(long), uniqueText(2)]
  for (const text of [remaining, ...gone]) await omar.post(space, text)
  for (const { texts } of devices)
    await expect.poll(() => texts(space), pollOptions).toEqual([remaining, ...gone])

  const room = (await omar.view(space)).space.lobby
  const { placed } = await omar.request(space, 'log:read', { room, limit: 10 })
  const posted = placed.filter(({ event }) => event.kind === 'message.posted').slice(1)
  const targets = posted.map(({ event }) => eventId(event, nodeCrypto.hash))
  for (const [at, target] of targets.entries()) {
    const body = { target, text: edits[at] ?? '' }
    await omar.request(space, 'event:write', { room, kind: 'message.edited', body })
  }
  await bothHave(devices, space, room, 'message.edited')
  for (const { dataDir } of devices) {
    for (const text of [remaining, ...gone, ...edits]) expect(holding(dataDir, text)).not.toEqual([])
  }

  for (const target of targets) {
    await omar.request(space, 'event:write', { room, kind: 'message.deleted', body: { target } })
  }
  await bothHave(devices, space, room, 'message.deleted')
  const left = (): string[] =>
    devices.flatMap(({ dataDir }) => [...gone, ...edits].flatMap((text) => holding(dataDir, text)))
  await expect.poll(left, pollOptions).toEqual([])
  for (const { dataDir, close } of devices) {
    expect(holding(dataDir, remaining)).not.toEqual([])
    await close()
    expect(holding(dataDir, remaining)).toEqual([join('spaces', `${space}.db`)])
  }
  expect(left()).toEqual([])
})

async function bothHave(
  devices: readonly TestDevice[],
  space: string,
  room: string,
  kind: string
): Promise<void> {
  for (const device of devices) {
    const count = async (): Promise<number> => {
      const { placed } = await device.request(space, 'log:read', { room, limit: 50 })
      return placed.filter(({ event }) => event.kind === kind).length
    }
    await expect.poll(count, pollOptions).toBe(2)
  }
}

test('discarding an unsent message removes it from the file', async () => {
  const { file, folder } = open()
  const session = file.replica.session('a'.repeat(26), () => new Uint8Array(32))
  const [text, remaining] = [uniqueText(long), uniqueText(3)]
  const draft = (ticket: string, said: string) =>
    ({
      ticket: ticket.repeat(26),
      room: 'b'.repeat(26),
      kind: 'message.posted',
      body: { text: said },
      at: 1,
      state: 'failed'
    }) as const
  session.saveDraft({ draft: draft('d', text), event: null })
  session.saveDraft({ draft: draft('e', remaining), event: null })
  expect(holding(folder, text)).not.toEqual([])
  session.dropDraft('d'.repeat(26))
  await expect.poll(() => holding(folder, text), pollOptions).toEqual([])
  expect(holding(folder, remaining)).not.toEqual([])
})

test('a page of history that arrives after a deletion does not restore the message', async () => {
  const log = new WrittenLog()
  const [first, edited] = [uniqueText(5), uniqueText(5)]
  const target = log.says('m', first)
  log.write('m', 'message.edited', { target, text: edited })
  log.says('m', 'harmless')
  log.write('m', 'message.deleted', { target })
  const { file, folder } = open()
  file.log.append(log.entries.slice(2), log.space)
  file.log.append(log.entries.slice(0, 2), log.space, true)
  expect(JSON.stringify(file.log.readAfter(log.space, log.room, 0, 9))).not.toContain(first)
  const left = (): string[] => [first, edited].flatMap((text) => holding(folder, text))
  await expect.poll(left, pollOptions).toEqual([])
})

test('wiping waits while another connection reads the file', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  onTestFinished(() => {
    warn.mockRestore()
  })
  const log = new WrittenLog()
  const text = uniqueText(long)
  const target = log.says('m', text)
  for (const author of ['m', 'o']) log.write(author, 'member.joined', {})
  const { file, folder } = open()
  file.log.append(log.entries, log.space)
  const before = log.entries.length
  log.write('m', 'message.deleted', { target })
  const reading = file.log.stateEvents(log.space)[Symbol.iterator]()
  reading.next()
  file.log.append(log.entries.slice(before), log.space)
  await expect.poll(() => warn.mock.calls.length, pollOptions).toBe(1)
  expect(holding(folder, text)).not.toEqual([])
  while (reading.next().done !== true);
  await expect.poll(() => holding(folder, text), pollOptions).toEqual([])
})

test('no page of the index has text of deleted messages', () => {
  const log = new WrittenLog()
  const gone = new Map<string, string>()
  for (let n = 0; n < 900; n += 1) {
    const text = `${uniqueText(8)} ${n % 3 === 0 ? 'lunch at noon' : 'see you there'}`
    const id = log.says('m', text)
    if (n % 5 === 0) gone.set(id, text)
  }
  const { file, path, folder } = open()
  file.log.append(log.entries, log.space)
  const before = log.entries.length
  for (const target of gone.keys()) log.write('m', 'message.deleted', { target })
  file.log.append(log.entries.slice(before), log.space)
  file.close()
  const words = [...gone.values()].map((text) => text.split(' ').slice(0, 8).join(' ')).join(' ')
  expect(holding(folder, words)).toEqual([])
  using sql = new DatabaseSync(path)
  sql.exec(`INSERT INTO words (words) VALUES ('integrity-check')`)
  expect(sql.prepare(`SELECT count(*) AS n FROM words WHERE words MATCH 'lunch'`).get()).toEqual({ n: 240 })
  expect(sql.prepare(`SELECT count(*) AS n FROM words WHERE words MATCH 'there'`).get()).toEqual({ n: 480 })
})

test('a file of an older version loses deleted content and can be searched', () => {
  const log = new WrittenLog()
  const gone = uniqueText(long)
  log.says('m', 'lunch at noon')
  const target = log.says('m', 'tea')
  const deleted = log.says('m', gone)
  log.write('m', 'message.edited', { target, text: 'coffee' })
  const path = join(tempFolder(), 'space.db')
  writeSecondVersion(path, log, deleted)
  expect(holding(dirname(path), gone)).toEqual(['space.db'])
  const { file, folder } = open(path)
  expect(holding(folder, gone)).toEqual([])
  const found = (text: string): string[] =>
    file.log.search(log.space, { text, limit: 9 }, [log.room]).found.map((one) => one.text)
  expect([found('lunch'), found('tea'), found('coffee')]).toEqual([['lunch at noon'], [], ['coffee']])
  log.write('m', 'message.edited', { target, text: 'juice' })
  file.log.append(log.entries.slice(-1), log.space)
  expect([found('coffee'), found('juice')]).toEqual([[], ['juice']])
})

const textOf = (text: unknown): string => (typeof text === 'string' ? text : '')

/** As Parley wrote it before it wiped anything. */
function writeSecondVersion(path: string, log: WrittenLog, deleted: string): void {
  using sql = new DatabaseSync(path)
  sql.exec(`${spaceMigrations.slice(0, 2).join(';')}; PRAGMA user_version = 2`)
  const insert = sql.prepare(
    `INSERT INTO events (id, room, epoch, seq, author, aseq, prev, kind, body, at, sig, target)
     VALUES (?, ?, 1, ?, ?, ?, NULL, ?, ?, ?, ?, ?) RETURNING n`
  )
  const blobOf = (id: unknown): Uint8Array | null =>
    typeof id === 'string' ? Buffer.from(id, 'base64url') : null
  for (const { id, event, position } of log.entries) {
    const { room, author, aseq, kind, body, at } = event
    const sig = new Uint8Array(64)
    const row = [
      blobOf(id),
      room,
      position.seq,
      author,
      aseq,
      kind,
      JSON.stringify(body),
      at,
      sig,
      blobOf(body['target'])
    ]
    const n = Number(insert.get(...row)?.['n'])
    if (kind === 'message.posted') {
      sql.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)').run(n, textOf(body['text']))
    }
    if (id !== deleted) continue
    sql.prepare('DELETE FROM words WHERE rowid = ?').run(n)
    sql.prepare(`UPDATE events SET body = '{}', erased = ? WHERE n = ?`).run(new Uint8Array(32), n)
  }
}
