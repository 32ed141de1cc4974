/** What nobody may put into a log by giving it back, and what nobody may learn by comparing. */
import * as v from 'valibot'
import { digestAfter } from '#shared/log/digest.ts'
import { directRoomId, erase, eventId, newId, Placed, Position, type LogEvent } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import type { RawConnection } from '../raw-connection.ts'
import { attacker, honest, passive, Person } from '../person.ts'
import type { ProbeOutcome, Probe, ProbeTarget } from '../probe.ts'

const { hash } = nodeCrypto
const Brought = v.object({
  placed: v.array(v.string()),
  refused: v.array(v.object({ id: v.string(), code: v.string() }))
})
const Page = v.object({
  placed: v.array(Placed),
  head: v.nullable(Position),
  base: v.nullable(v.string())
})
const Compared = v.object({ seq: v.number(), length: v.number() })

/** @returns the code, or `placed` */
async function bring(line: RawConnection, event: LogEvent, origin?: Position): Promise<string> {
  const answer = await line.request('log:bring', { events: [{ event, ...(origin ? { origin } : {}) }] })
  if (!answer.ok) return answer.code ?? ''
  const { placed, refused } = v.parse(Brought, answer)
  return placed.length > 0 ? 'placed' : (refused[0]?.code ?? 'not answered')
}

async function read(line: RawConnection, room: string, after = 0): Promise<v.InferOutput<typeof Page>> {
  return v.parse(Page, await line.request('log:read', { room, after, limit: 200 }))
}

/** Events that no log has ever had. */
async function bringForged({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { space, lobby } = target
  const { line, person } = await enter(attacker(10))
  const mina = await enter(honest(2), '127.0.0.3')
  const room = newId(nodeCrypto)
  const create = mina.person.event(room, 'room.created', { name: 'Ours', access: 'private', invited: [] })
  await mina.line.request('room:create', { event: create })
  const { chain } = person
  const own = (kind: string, body: LogEvent['body'], where = lobby): LogEvent =>
    person.eventOn(chain, where, kind, body)
  const good = own('message.posted', { text: 'I agree to pay' })
  const theirs = mina.person.eventOn(mina.person.chain, lobby, 'message.posted', { text: 'I owe you' })
  const stranger = new Person(space, 'Mallory')
  const profile = { key: person.key, name: 'Mallory', colour: 1, guest: false }
  const used = person.eventOn({ aseq: chain.aseq - 1, prev: null }, lobby, 'message.posted', { text: 'x' })
  const direct = directRoomId(space, [mina.person.device, new Person(space, honest(3)).device], hash)
  const tries: [string, LogEvent, ...string[]][] = [
    ['with another text', { ...theirs, body: { text: 'I owe you more' } }, 'bad-signature'],
    ['in the name of somebody else', { ...good, author: mina.person.device }, 'bad-signature'],
    ['erased, with another hash', { ...theirs, body: {}, erased: 'A'.repeat(43) }, 'bad-signature'],
    ['in a room that its author never was in', own('message.posted', { text: 'x' }, room), 'not-found'],
    ['a way into a private room', own('member.joined', {}, room), 'not-found'],
    ['in a room that there is not', own('message.posted', { text: 'x' }, newId(nodeCrypto)), 'not-found'],
    ['of another space', person.eventOn(chain, lobby, 'message.posted', {}, 1, room), 'invalid'],
    ['of a kind that is not', own('message.burned', {}), 'invalid'],
    ['a removal', own('member.removed', { member: mina.person.device, after: 0 }), 'forbidden'],
    ['another name of the space', own('space.renamed', { name: 'Mine' }, space), 'forbidden'],
    ['a second beginning', own('space.created', { name: 'Mine', lobby }, space), 'forbidden', 'invalid'],
    ['by a stranger', stranger.event(lobby, 'message.posted', { text: 'x' }), 'forbidden'],
    ['a stranger with the key of another', stranger.event(space, 'member.introduced', profile), 'forbidden'],
    ['under a number that was used', used, 'out-of-order'],
    [
      'in place of the direct room of two others',
      own(
        'room.created',
        {
          name: 'Mine',
          access: 'private',
          invited: []
        },
        direct
      ),
      'invalid'
    ]
  ]
  const before = await Promise.all([space, lobby].map((one) => read(line, one)))
  const short: string[] = []
  for (const [what, event, ...codes] of tries) {
    const code = await bring(line, event)
    if (!codes.includes(code)) short.push(`${what}: ${code}`)
    // An origin is only a word of the caller: it may excuse a number, and nothing else.
    const moved = await bring(line, event, { epoch: 1, seq: 1 })
    if (event !== used && moved !== code) short.push(`${what}, with an origin: ${moved}`)
  }
  const ends = await Promise.all([space, lobby].map((one) => read(line, one)))
  const grown = (ends[1]?.head?.seq ?? 0) - (before[1]?.head?.seq ?? 0)
  if (ends[0]?.head?.seq !== before[0]?.head?.seq || grown !== 1) short.push('a log has grown')
  return { figure: `${String(tries.length)} events given back`, short }
}

/** A message of somebody else, in the log already, comes again without its text. */
async function bringErased({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { line } = await enter(attacker(11))
  const mina = await enter(honest(4), '127.0.0.3')
  const event = mina.person.event(target.lobby, 'message.posted', { text: 'to be kept' })
  const { ok } = await mina.line.request('event:append', { event })
  const { head } = await read(line, target.lobby)
  const outcomes = [await bring(line, event), await bring(line, erase(event, hash))]
  const { placed } = await read(mina.line, target.lobby, (head?.seq ?? 1) - 1)
  const isKept = placed.some(({ event: { body } }) => JSON.stringify(body).includes('to be kept'))
  return {
    figure: outcomes.join(', '),
    short: [
      ...(ok ? [] : ['nothing could be written']),
      ...(isKept && placed.length === 1 ? [] : ['a message has lost its text, or is there twice'])
    ]
  }
}

/** Ends of logs that do not follow what the host has, or say when they were placed. */
async function adoptForged({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { line, person } = await enter(attacker(12))
  const mina = await enter(honest(5), '127.0.0.3')
  const { lobby } = target
  const newest = mina.person.event(lobby, 'message.posted', { text: 'under the present claim' })
  await mina.line.request('event:append', { event: newest })
  const { head } = await read(line, lobby)
  if (!head) return { figure: '', short: ['the lobby is empty'] }
  const before = await read(line, lobby, head.seq - 1)
  const event = person.eventOn(person.chain, lobby, 'message.posted', { text: 'from long ago' })
  const room = newId(nodeCrypto)
  const made = person.eventOn(person.chain, room, 'room.created', {
    name: 'Mine',
    access: 'open',
    invited: []
  })
  const forged = { ...made, author: mina.person.device }
  const at = (epoch: number, seq: number, one = event): object => ({ position: { epoch, seq }, event: one })
  const short: string[] = []
  const last = before.placed[0]
  const digest = last ? digestAfter(before.base, last, eventId(last.event, hash), hash) : null
  const tries: [string, object][] = [
    [
      'behind what this host has placed',
      { room: lobby, after: head.seq, digest, placed: [at(1, head.seq + 1)] }
    ],
    [
      'of another log',
      { room: lobby, after: head.seq, digest: 'A'.repeat(43), placed: [at(1, head.seq + 1)] }
    ],
    ['from the beginning', { room: lobby, after: 0, digest: null, placed: [at(1, 1)] }],
    ['with a gap', { room, after: 0, digest: null, placed: [at(1, 2, made)] }],
    ['of the present epoch', { room, after: 0, digest: null, placed: [at(head.epoch, 1, made)] }],
    ['of the last epoch', { room, after: 0, digest: null, placed: [at(2 ** 53 - 1, 1, made)] }],
    ['of another room', { room, after: 0, digest: null, placed: [at(1, 1)] }],
    ['in the name of somebody else', { room, after: 0, digest: null, placed: [at(1, 1, forged)] }],
    ['the same twice', { room, after: 0, digest: null, placed: [at(1, 1, made), at(1, 2, made)] }]
  ]
  for (const [what, payload] of tries) {
    const answer = await line.request('log:adopt', payload)
    if (!answer.ok || answer['taken'] !== false) short.push(`${what}: ${answer.code ?? 'taken'}`)
  }
  const after = await read(line, lobby)
  if (after.head?.seq !== head.seq) short.push('the log has grown')
  return { figure: `${String(tries.length)} ends offered`, short }
}

/** Whether there is a private room, and how long its log is. */
async function compareForeign({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { line } = await enter(attacker(13))
  const mina = await enter(honest(6), '127.0.0.3')
  const room = directRoomId(
    target.space,
    [mina.person.device, new Person(target.space, passive(0)).device],
    hash
  )
  const body = { name: 'Us', access: 'direct', invited: [new Person(target.space, passive(0)).device] }
  const made = await mina.line.request('room:create', {
    event: mina.person.event(room, 'room.created', body)
  })
  const points = Array.from({ length: 64 }, (_, n) => ({ seq: n + 1, digest: 'A'.repeat(43) }))
  const compare = async (one: string): Promise<string> =>
    JSON.stringify(v.parse(Compared, await line.request('log:compare', { room: one, points })))
  const [there, nowhere] = [await compare(room), await compare(newId(nodeCrypto))]
  return {
    figure: there,
    short: [
      ...(made.ok ? [] : ['no room was made']),
      ...(there === nowhere ? [] : ['it shows which rooms there are'])
    ]
  }
}

export const merging: Probe[] = [
  { name: 'given back, forged', does: 'gives a host events back that no log has had', run: bringForged },
  { name: 'given back, erased', does: 'gives a message back without its text', run: bringErased },
  { name: 'ends of logs, forged', does: 'offers ends of logs that do not follow', run: adoptForged },
  { name: 'rooms compared', does: 'compares a room of two others', run: compareForeign }
]
