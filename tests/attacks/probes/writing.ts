/** Events that must be refused, and rooms that must not be taken over. */
import { directRoomId, type LogEvent } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import type { RawConnection } from '../raw-connection.ts'
import { attacker, honest, passive, type Person } from '../person.ts'
import type { ProbeOutcome, Probe, ProbeTarget } from '../probe.ts'

type Attempt = [what: string, event: LogEvent, ...codes: string[]]

/** Reports which were accepted, or refused with an unexpected code. */
async function tryEach(line: RawConnection, attempts: Attempt[]): Promise<ProbeOutcome> {
  const short: string[] = []
  for (const [what, event, ...codes] of attempts) {
    const { ok, code } = await line.request('event:append', { event })
    if (ok || !codes.includes(code ?? '')) short.push(`${what}: ${ok ? 'taken' : (code ?? '')}`)
  }
  return { figure: `${String(attempts.length)} events tried`, short }
}

async function forge({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { line, person } = await enter(attacker(0))
  const other = (await enter(attacker(1))).person
  const { lobby, space } = target
  const chain = { ...person.chain }
  const good = person.eventOn(chain, lobby, 'message.posted', { text: 'I agree to pay' })
  const stranger = other.eventOn({ ...other.chain }, lobby, 'message.posted', { text: 'x' })
  const elsewhere = person.eventOn(chain, lobby, 'message.posted', { text: 'x' }, Date.now(), lobby)
  const late = person.eventOn({ aseq: chain.aseq + 5, prev: chain.prev }, lobby, 'message.posted', {
    text: 'x'
  })
  const forked = person.eventOn({ aseq: chain.aseq - 1, prev: null }, lobby, 'message.posted', { text: 'x' })
  return tryEach(line, [
    ['by someone else', stranger, 'forbidden'],
    ['in the name of someone else', { ...good, author: other.device }, 'forbidden'],
    ['with another text', { ...good, body: { text: 'I agree to nothing' } }, 'bad-signature'],
    ['in another room', { ...good, room: space }, 'bad-signature', 'not-found', 'invalid'],
    ['of another space', elsewhere, 'invalid', 'bad-signature'],
    ['of another space, relabelled', { ...elsewhere, space }, 'bad-signature'],
    ['as if it had been erased', { ...good, body: {}, erased: 'A'.repeat(43) }, 'invalid', 'bad-signature'],
    ['of a kind that is not', person.eventOn(chain, lobby, 'message.burned', {}), 'invalid'],
    [
      'a removal by who may not',
      person.eventOn(chain, lobby, 'member.removed', { member: other.device }),
      'forbidden',
      'invalid'
    ],
    [
      'a second beginning',
      person.eventOn(chain, space, 'space.created', { name: 'Mine', lobby }),
      'forbidden',
      'invalid'
    ],
    // Last: the host looks at nothing behind them.
    ['with a number ahead', late, 'out-of-order'],
    ['with a number that was used', forked, 'out-of-order']
  ])
}

/** A private room with the id of the direct room of two others, created before they meet. */
async function squat({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const mallory = await enter(attacker(2))
  const mina = await enter(honest(0), '127.0.0.3')
  const omar = (await enter(honest(1), '127.0.0.3')).person
  const room = directRoomId(target.space, [mina.person.device, omar.device], nodeCrypto.hash)
  const squatted = await create(mallory, room, { name: 'Mine', access: 'private', invited: [] })
  const direct = await create(mina, room, { name: 'Us', access: 'direct', invited: [omar.device] })
  return {
    figure: `squatter ${squatted}, the two themselves ${direct}`,
    short: direct === 'ok' ? [] : ['two people cannot talk to each other alone']
  }
}

async function create(
  by: { line: RawConnection; person: Person },
  room: string,
  body: LogEvent['body']
): Promise<string> {
  const event = by.person.eventOn(by.person.chain, room, 'room.created', body)
  const { ok, code } = await by.line.request('room:create', { event })
  return ok ? 'ok' : (code ?? '')
}

/** A third member creates the direct room of two others, to read it. */
async function readAlong({ enter, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const { line, person } = await enter(attacker(3))
  const [one, other] = [(await enter(passive(0))).person, (await enter(passive(1))).person]
  const room = directRoomId(target.space, [one.device, other.device], nodeCrypto.hash)
  const made = await create({ line, person }, room, {
    name: 'Theirs',
    access: 'direct',
    invited: [other.device]
  })
  const read = await line.request('log:read', { room, after: 0, limit: 10 })
  return {
    figure: `made ${made}, read ${read.ok ? 'ok' : (read.code ?? '')}`,
    short: [
      ...(made === 'ok' ? ['a direct room of two others was made'] : []),
      ...(read.ok ? ['it could be read'] : [])
    ]
  }
}

export const writing: Probe[] = [
  { name: 'forged events', does: 'appends events that are forged, replayed or forbidden', run: forge },
  { name: 'direct rooms taken', does: 'takes the id of the direct room of two others', run: squat },
  { name: 'direct rooms read', does: 'makes the direct room of two others', run: readAlong }
]
