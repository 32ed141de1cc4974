/** Rooms of a space of which an older copy was put back: what came back has an origin, and two copies of a device may have written. */
import { expect, test, vi } from 'vitest'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deviceIdOf, eventId, newId, signEvent, type LogEvent, type Placed } from '#shared/log/event.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { exportLines } from '#shared/export/format.ts'
import { signStatement } from '#shared/export/statement.ts'
import { verifyExport, type Verified } from '#shared/export/verify.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { verifyCommand } from '../../../src/main/cli/verify.ts'
import { tempFolder } from '../../support/chat.ts'

const { hash } = nodeCrypto
const [space, room] = [newId(nodeCrypto), newId(nodeCrypto)]
const keys = deviceKeysOf(newIdentityPem())
const device = deviceIdOf(keys.publicKey, hash)

/** Goes on from one number; each event follows the one before it. */
async function written(texts: readonly string[], after: ChainHead): Promise<LogEvent[]> {
  const events: LogEvent[] = []
  let { aseq, prev } = after
  for (const text of texts) {
    aseq += 1
    const unsigned = { v: 1, space, room, author: device, aseq, prev, at: aseq } as const
    const event = await signEvent({ ...unsigned, kind: 'message.posted', body: { text } }, keys, hash)
    events.push(event)
    prev = eventId(event, hash)
  }
  return events
}

function headOf(event: LogEvent | undefined): ChainHead {
  return event ? { aseq: event.aseq, prev: eventId(event, hash) } : { aseq: 0, prev: null }
}

interface Log {
  first: LogEvent[]
  /** By the older copy. */
  older: LogEvent[]
  /** By the computer that was lost: they were given back. */
  lost: LogEvent[]
  last: LogEvent[]
}

async function twoCopies(): Promise<Log> {
  const first = await written(['1', '2'], headOf(undefined))
  const older = await written(['3 of the older copy', '4 of the older copy'], headOf(first.at(-1)))
  const lost = await written(['3', '4', '5'], headOf(first.at(-1)))
  return { first, older, lost, last: await written(['6'], headOf(lost.at(-1))) }
}

function placedOf({ first, older, lost, last }: Log): Placed[] {
  const moved = lost.map((event, at) => ({ event, origin: { epoch: 1, seq: 3 + at } }))
  const all: Omit<Placed, 'position'>[] = [...[...first, ...older].map((event) => ({ event })), ...moved]
  return [...all, ...last.map((event) => ({ event }))].map((one, at) => ({
    ...one,
    position: { epoch: 2, seq: at + 1 }
  }))
}

async function exported(placed: readonly Placed[]): Promise<string[]> {
  const members = [{ device, key: toBase64(keys.publicKey), name: 'Hanna' }]
  const names = { space: { id: space, name: 'Space' }, room: { id: room, name: 'Room' } }
  const head = { parley: 'export', v: 2, ...names, exported: 1, members } as const
  const parts = await exportLines(head, placed, hash, (stated) => signStatement(space, stated, keys, hash))
  return (parts ?? []).join('').trim().split('\n')
}

async function* lineByLine(lines: readonly string[]): AsyncIterable<string> {
  yield* lines
}

const verified = (lines: readonly string[]): Promise<Verified> => verifyExport(lineByLine(lines), nodeCrypto)

/** As if nobody had signed the whole. */
function unstated([first = '', , ...events]: readonly string[]): string[] {
  return [first.replace('"v":2', '"v":1'), ...events]
}

const detailsOf = ({ problems }: Verified): string[] => problems.map(({ detail }) => detail)

test('what two copies of a device have written under the same numbers is nothing wrong, and is said', async () => {
  const lines = await exported(placedOf(await twoCopies()))
  for (const file of [lines, unstated(lines)])
    expect(await verified(file)).toMatchObject({
      problems: [],
      moved: 3,
      twice: [{ device, name: 'Hanna', count: 2, numbers: [[3, 4]] }],
      elsewhere: []
    })
})

test('what was moved and fills the place that others left is not said to be there twice, or missing', async () => {
  const { first, lost } = await twoCopies()
  const [three, four, five] = lost.map((event, at) => ({ event, origin: { epoch: 1, seq: 3 + at } }))
  const all = [...first.map((event) => ({ event })), five, three, four]
  const placed = all.flatMap((one, at) => (one ? [{ ...one, position: { epoch: 2, seq: at + 1 } }] : []))
  expect(await verified(await exported(placed))).toMatchObject({
    problems: [],
    moved: 3,
    twice: [],
    elsewhere: []
  })
})

test('an author whose other copy has written in another room goes on from there', async () => {
  const log = await twoCopies()
  const { problems, twice } = await verified(await exported(placedOf({ ...log, lost: log.lost.slice(2) })))
  expect(problems).toEqual([])
  expect(twice).toMatchObject([{ name: 'Hanna', numbers: [[4, 4]] }])
})

test('what is forged in such a room is found', async () => {
  const lines = await exported(placedOf(await twoCopies()))
  const third = lines.findIndex((line) => line.includes('"text":"3"'))
  const line = lines[third] ?? ''
  const altered = lines.with(third, line.replace('"text":"3"', '"text":"4"'))
  expect(detailsOf(await verified(altered))).toContain(`not signed by ${device}`)
  const withoutOrigin = lines.with(third, line.replace(/,"origin":\{[^}]*\}/, ''))
  expect(withoutOrigin[third]).not.toBe(line)
  expect(detailsOf(await verified(withoutOrigin))).toEqual(['number 3 of its author comes after 4'])
  const again = unstated(lines.toSpliced(third + 1, 0, line.replace(/"seq":\d+/, '"seq":6')))
  expect(detailsOf(await verified(again))).toContain('number 3 of its author comes again')
  const exchanged = lines.with(third, lines[third + 1] ?? '').with(third + 1, line)
  expect(detailsOf(await verified(exchanged))).toContain(
    'other events than were exported, or in other places'
  )
})

test('the command line says which numbers were used twice, and that nothing is wrong', async () => {
  const path = join(tempFolder(), 'room.jsonl')
  writeFileSync(path, `${(await exported(placedOf(await twoCopies()))).join('\n')}\n`)
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const code = await verifyCommand.run([path], { version: '0', pagesDir: '' })
  const said = printed.mock.calls.map(([text]) => String(text)).join('')
  printed.mockRestore()
  expect(code).toBe(0)
  expect(said).toContain('all signed by their authors')
  expect(said).toContain('3 events have other places than at first')
  expect(said).toContain('numbers 3 to 4 of Hanna were used twice: two copies of one device have written')
})
