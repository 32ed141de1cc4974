/** What comes from logs, files and the network before anyone has entered. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { exportPage } from '#shared/export/page.ts'
import type { ExportHead } from '#shared/export/format.ts'
import { verifyExport } from '#shared/export/verify.ts'
import { LogEvent, Placed, headerBytes } from '#shared/log/event.ts'
import { applyToSpace, asKnown, checkKnown, kindNames, kinds } from '#shared/log/kinds.ts'
import { fold, targetOf } from '#shared/log/amendments.ts'
import { refusalOf, refusalOfBrought } from '#shared/log/rules.ts'
import { emptySpace } from '#shared/log/space-state.ts'
import { timeline, type NoticeItem } from '#shared/log/timeline.ts'
import { Greeting, Txt } from '#shared/protocol/hello.ts'
import { Refused } from '#shared/values/reply.ts'
import { Member, SearchQuery } from '#shared/protocol/shapes.ts'
import { timelineLines } from '../../../src/main/cli/timeline-lines.ts'
import { parseResponse } from '../../../src/main/discovery/parse-response.ts'
import { noTally } from '../../support/no-tally.ts'
import { decodeTxt, encodeTxt } from '../../../src/main/discovery/txt-record.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { honest, Person } from '../../attacks/person.ts'
import { must, pure, target, type Target } from '../target.ts'
import { altered, ids, junk, like, text } from '../values.ts'

const { hash } = nodeCrypto
const [space = ''] = ids.spaces
const [, room = ''] = ids.rooms

/** An event of a kind that there is, its body nearly as it should be. */
const eventLike = fc
  .tuple(
    like(LogEvent),
    fc.constantFrom(...kindNames).chain((kind) => fc.tuple(fc.constant(kind), like(kinds[kind].accepted)))
  )
  .map(([event, [kind, body]]) =>
    typeof event === 'object' && event !== null && Math.abs(JSON.stringify(event).length % 5) > 0
      ? { ...event, kind, body }
      : event
  )

/** Those that a log may hold, with positions that follow each other. */
function placedOf(values: readonly unknown[]): Placed[] {
  const events = values.map((one) => v.safeParse(LogEvent, one)).filter(({ success }) => success)
  return events.map(({ output }, at) => ({ position: { epoch: 1, seq: at + 1 }, event: output as LogEvent }))
}

function readEvents(values: readonly unknown[]): void {
  const placed = placedOf(values)
  const state = emptySpace(space)
  for (const { event } of placed) {
    headerBytes(event, hash)
    targetOf(event)
    const known = asKnown(event)
    if (known) {
      const earlier = { find: () => null, tally: () => noTally, lastNumberOf: () => 1 }
      refusalOf(state, known, hash, earlier, Date.now())

      applyToSpace(state, known)
    }
    refusalOfBrought(state, event, hash)
    mustRefuse(event)
  }
  const [first, ...rest] = placed
  if (first) fold(first, rest)
  timeline(placed, hash)
}

function mustRefuse(event: LogEvent): void {
  try {
    checkKnown(event)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

const words = {
  lang: 'en',
  dir: 'ltr',
  time: (at: number) => String(at),
  exported: (at: number) => String(at),
  notice: ({ author, member }: NoticeItem, nameOf: (device: string) => string) =>
    nameOf(author) + nameOf(member ?? ''),
  edited: 'edited',
  deleted: 'deleted',
  removed: 'removed'
} as const
const head: ExportHead = {
  parley: 'export',
  v: 1,
  space: { id: space, name: 'Space' },
  room: { id: room, name: 'Room' },
  exported: 1,
  members: []
}

/** Any log can be listed and exported. */
function showEvents([values, members]: [unknown[], unknown[]]): void {
  const placed = placedOf(values)
  const people = members.flatMap((one) => {
    const member = v.safeParse(Member, one)
    return member.success ? [member.output] : []
  })
  for (const asJson of [false, true]) {
    const lines = timelineLines(placed, people, asJson)
    for (const line of lines) if (!asJson) must(!line.includes('NaN'), 'a line says NaN')
  }
  const page = exportPage(head, timeline(placed, hash), words)
  must(
    !/<script|<img|javascript:[^<]*"/i.test(page.replaceAll(/>[^<]*</g, '><')),
    'a page holds what somebody wrote as HTML'
  )
}

const minutes = new Person(space, honest(0))
const exported = ((): string[] => {
  const { device, key } = minutes
  const placed = ['one', 'two "quoted"', 'three 🙂'].map((said, at) => ({
    position: { epoch: 1, seq: at + 1 },
    event: minutes.event(room, 'message.posted', { text: said }, 1_700_000_000_000 + at)
  }))
  return [{ ...head, members: [{ device, key, name: 'Mina' }] }, ...placed].map((line) =>
    JSON.stringify(line)
  )
})()

async function* linesIn(lines: readonly string[]): AsyncIterable<string> {
  for (const line of lines) yield await Promise.resolve(line)
}

/** The signed part of an event's line: any change there must be detected. */
function signedPart(line: string): string | null {
  try {
    const placed = v.safeParse(Placed, JSON.parse(line))
    if (!placed.success) return null
    const { event } = placed.output
    return JSON.stringify([event.body, [...headerBytes(event, hash)], event.sig])
  } catch {
    return null // no JSON, or no event
  }
}

async function verifyAltered([which, line]: [number, string]): Promise<void> {
  const at = 1 + (which % (exported.length - 1))
  const lines = exported.with(at, line)
  const { problems } = await verifyExport(linesIn(lines), nodeCrypto)
  const isSame = signedPart(line) !== null && signedPart(line) === signedPart(exported[at] ?? '')
  const isCut = line.trim() === '' && at === exported.length - 1 // a file that ends early holds nothing that is wrong
  if (!isSame && !isCut) must(problems.length > 0, 'an altered line was not noticed')
}

const host = { space, name: 'Workshop', epoch: 1, host: ids.devices[0], hostName: 'Mina' }
const proven = { key: ids.bytes[0], proof: ids.signatures[0], people: 3, guests: 'off' }
const greeting = JSON.stringify({ v: 1, app: '0.1.0', ...host, ...proven })

const txt = { v: '1', id: space, dev: ids.devices[0] ?? '', ep: '1', n: 'Workshop', p: '3', f: 'g' }
const txtStrings = Object.entries(txt).map(([key, value]) => `${key}=${value}`)

function decode(strings: readonly string[]): void {
  const decoded = decodeTxt(strings.map((one) => Buffer.from(one)))
  if (!decoded) return
  must(v.is(Txt, decoded), 'a record that is none')
  const again = decodeTxt(
    Object.entries(encodeTxt(decoded)).map(([key, value]) => Buffer.from(`${key}=${value}`))
  )
  must(again !== null, 'a record that cannot be said again')
}

const dnsRecord = fc.oneof(
  fc.record({
    type: fc.constantFrom('PTR', 'SRV', 'TXT', 'A', 'AAAA', 'NSEC'),
    name: fc.oneof(fc.constantFrom('_parley._tcp.local', `${space}-aaaaaaaa._parley._tcp.local`), text(80)),
    ttl: fc.oneof(fc.constantFrom(0, 120, -1, Number.NaN), fc.integer()),
    data: fc.oneof(
      fc.record({ port: fc.integer(), target: text(30) }),
      text(60),
      fc.constant(txtStrings.map((one) => new Uint8Array(Buffer.from(one)))),
      junk
    )
  }),
  junk
)

export const log: Target[] = [
  pure('events', fc.array(eventLike, { maxLength: 8 }), readEvents),
  pure(
    'events shown',
    fc.tuple(fc.array(eventLike, { maxLength: 6 }), fc.array(like(Member), { maxLength: 2 })),
    showEvents
  ),
  pure('export lines', fc.tuple(fc.nat(), altered(exported)), verifyAltered),
  pure('export heads', fc.array(fc.oneof(altered(exported), text(200)), { maxLength: 5 }), async (lines) => {
    await verifyExport(linesIn(lines), nodeCrypto)
  }),
  pure('greetings', altered([greeting]), (said) => {
    const read = ((): unknown => {
      try {
        return JSON.parse(said)
      } catch {
        return null // a host that answers something else
      }
    })()
    v.safeParse(Greeting, read)
  }),
  pure('TXT records', fc.array(fc.oneof(altered(txtStrings), text(255)), { maxLength: 18 }), decode),
  pure('whole TXT records', fc.tuple(fc.shuffledSubarray(txtStrings), altered(txtStrings)), ([rest, one]) => {
    decode([one, ...rest])
  }),
  pure('DNS packets', fc.array(dnsRecord, { maxLength: 12 }), (records) => {
    const { found } = parseResponse(records, '127.0.0.1')
    for (const one of found) must(one.addresses.length <= 8, 'too many addresses')
  }),
  target({
    name: 'searches',
    values: fc.tuple(fc.oneof(text(256), fc.stringMatching(/^["*a-z +^:(){}-]{1,60}$/)), like(SearchQuery)),
    begin: () => {
      const folder = mkdtempSync(join(tmpdir(), 'parley-fuzz-'))
      const file = openSpaceFile(join(folder, 'space.db'))
      const writer = new Person(space, honest(1))
      const texts = [
        'hello "quoted" world',
        'a* b* NEAR OR AND NOT',
        'column:text ^first',
        '日本語 ｶﾀｶﾅ',
        "o'clock -- ; DROP"
      ]
      file.log.append(
        texts.map((said, at) => ({
          id: `${'A'.repeat(41)}${String.fromCharCode(65 + at)}A`,
          position: { epoch: 1, seq: at + 1 },
          event: writer.event(room, 'message.posted', { text: said })
        })),
        space
      )
      return {
        attempt: ([typed, other]: [string, unknown]) => {
          const wanted = { ...(typeof other === 'object' ? other : {}), text: typed, limit: 10 }
          for (const one of [wanted, { text: typed, limit: 10 }]) {
            const search = v.safeParse(SearchQuery, one)
            if (search.success) file.log.search(space, search.output, [room])
          }
        },
        end: () => {
          file.close()
          rmSync(folder, { recursive: true, force: true })
        }
      }
    }
  })
]
