import { sha256 } from '@noble/hashes/sha2.js'
import { afterEach, expect, test, vi } from 'vitest'
import { signStatement, type Stated, type Statement } from '#shared/export/statement.ts'
import {
  exportName,
  RoomExport,
  type RoomExportDeps
} from '../../../../src/renderer/state/space/room-export.svelte.ts'
import { Pages } from '../../../../src/renderer/state/timeline/pages.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import {
  ids,
  member,
  messages,
  mina,
  placed,
  ravi,
  readsFrom,
  ScriptedBridge
} from '../../../support/interface.ts'

const noon = Date.UTC(2026, 10, 22, 12)

const signed = (stated: Stated): Promise<Statement> =>
  signStatement(
    ids.space,
    stated,
    { publicKey: new Uint8Array(32), sign: async () => new Uint8Array(64) },
    sha256
  )

function exporting(count: number, sign: RoomExportDeps['state'] = signed) {
  const bridge = new ScriptedBridge()
  bridge.answers['log:read'] = readsFrom(messages(1, count))
  const made = new RoomExport({
    hash: sha256,
    head: {
      parley: 'export',
      v: 2,
      space: { id: ids.space, name: 'Office' },
      room: { id: ids.lobby, name: 'Lobby / 2' }
    },
    pages: new Pages(ids.lobby, sessionClient(bridge.space, ids.space), () => undefined),
    state: sign,
    members: [member('Mina', mina), member('Ravi', ravi)],
    words: {
      lang: 'en',
      dir: 'ltr',
      time: String,
      exported: String,
      notice: ({ notice, author }, nameOf) => `${nameOf(author)}: ${notice}`,
      edited: 'edited',
      deleted: 'deleted',
      removed: 'removed'
    }
  })
  return { bridge, made }
}

test('signed records contain the whole room, oldest first, and the keys of its authors', async () => {
  const { made } = exporting(450)
  const file = await made.make('lines', noon)
  const lines =
    file?.parts
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object) ?? []
  expect([file?.name, lines.length, made.count]).toEqual(['Lobby-2-2026-11-22.jsonl', 452, 450])
  expect(lines[0]).toMatchObject({ exported: noon, members: [{ device: ravi, name: 'Ravi', events: 450 }] })
  expect(lines[1]).toMatchObject({ parley: 'statement', at: noon, count: 450, last: { seq: 450 } })
  expect(lines[2]).toMatchObject({ position: { seq: 1 } })
})

test('without a signature of the exporter no records are made', async () => {
  const { made } = exporting(3, async () => null)
  expect([await made.make('lines', noon), made.busy]).toEqual([null, false])
})

test('a page contains the messages', async () => {
  const file = await exporting(3).made.make('page', noon)
  expect(file?.name).toBe('Lobby-2-2026-11-22.html')
  expect(file?.parts.join('')).toContain('message 3')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

test.each([
  ['America/Los_Angeles', '2026-11-28T05:29Z'],
  ['Asia/Tokyo', '2026-11-26T15:30Z'],
  ['UTC', '2026-11-27T12:00Z']
])('the file has the date that it is in %s', (zone, at) => {
  vi.stubEnv('TZ', zone)
  expect(exportName('Lobby', Date.parse(at))).toBe('Lobby-2026-11-27')
})

test.each([
  ['नमस्ते', 'नमस्ते'],
  ['ประชุมที่', 'ประชุมที่'],
  ['Café / 2', 'Café-2'],
  ['🎉', 'room'],
  ['../con:*?', 'con']
])('a room called %s is in a file called %s', (room, name) => {
  expect(exportName(room, noon)).toMatch(new RegExp(`^${name}-2026-11-2[123]$`))
})

test('if a room cannot be read to its beginning, no file is made', async () => {
  const { bridge, made } = exporting(450)
  const read = readsFrom(messages(1, 450))
  bridge.answers['log:read'] = (requested: { before?: number; limit: number }) =>
    requested.before === undefined ? read(requested) : { ok: false, code: 'offline' }
  expect([await made.make('lines', noon), made.busy]).toEqual([null, false])
})

test('the rows of a second file are counted from the start', async () => {
  const { made } = exporting(3)
  await made.make('lines', noon)
  await made.make('page', noon)
  expect(made.count).toBe(3)
})

test('a page says who joined, and no number that a later removal would change', async () => {
  const { bridge, made } = exporting(0)
  bridge.answers['log:read'] = readsFrom([placed(1, ravi, '', { kind: 'member.joined' }), ...messages(2, 3)])
  expect((await made.make('page', noon))?.parts.join('')).toMatch(/Ravi: joined\s*</)
})
