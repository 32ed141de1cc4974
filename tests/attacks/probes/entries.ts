/** Ways to enter without permission. */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Target } from '../host.ts'
import { RawConnection, type Answer } from '../raw-connection.ts'
import { pictureData, png } from '../../support/pictures.ts'
import { honest, Person } from '../person.ts'
import type { ProbeOutcome, Probe, ProbeTarget } from '../probe.ts'

const Greeted = v.object({ nonce: v.string() })

/** Wrong codes for each address, and for each code; docs/PROTOCOL.md, "Guests". */
const allowed = { perAddress: 5, altogether: 30 }

function guest(target: Target, from: string): Promise<RawConnection> {
  return RawConnection.open(target, { from, headers: { origin: `https://127.0.0.1:${String(target.port)}` } })
}

async function tryCode(target: Target, from: string, shown: object): Promise<Answer> {
  const line = await guest(target, from)
  try {
    return await line.enter(new Person(target.space, `Guest ${randomBytes(6).toString('hex')}`), shown)
  } finally {
    line.end()
  }
}

/** After guesses from ten addresses the right code fails too, and the link works. */
async function guessCodes({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const answered = new Map<string, number>()
  for (let address = 0; address < 10; address += 1) {
    for (let turn = 0; turn < allowed.perAddress + 3; turn += 1) {
      const guess = String((Number(target.code ?? 0) + 1 + address * 100 + turn) % 1_000_000).padStart(6, '0')
      const reply = await tryCode(target, `127.0.1.${String(address + 1)}`, { code: guess })
      const said = reply.ok ? 'let in' : (reply.code ?? '')
      answered.set(said, (answered.get(said) ?? 0) + 1)
    }
  }
  const right = await tryCode(target, '127.0.1.100', { code: target.code ?? '' })
  const link = await tryCode(target, '127.0.1.101', { invitation: target.invitation ?? '' })
  const wrong = answered.get('invitation') ?? 0
  const figure = `${[...answered].map(([code, count]) => `${code} ${String(count)}`).join(', ')}; right code ${right.ok ? 'let in' : (right.code ?? '')}, link ${link.ok ? 'let in' : (link.code ?? '')}`
  return {
    figure,
    short: [
      ...(answered.has('let in') ? ['a guess let somebody in'] : []),
      ...(wrong > allowed.perAddress * 10 ? ['an address could guess more than five times'] : []),
      ...(right.ok ? [`the code outlived ${String(wrong)} wrong ones`] : []),
      ...(link.ok ? [] : ['the link is of no use any more'])
    ]
  }
}

/** A proof of another member, or for another nonce or host. */
async function replayProofs({ open, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const mina = new Person(target.space, honest(0))
  const short: string[] = []
  const expectCode = async (what: string, answer: Promise<Answer>, code: string): Promise<void> => {
    const { ok, code: said } = await answer
    if (ok || said !== code) short.push(`${what}: ${ok ? 'let in' : (said ?? '')}`)
  }
  const [first, second] = [await open(), await open()]
  const greetedFirst = await first.greet()
  const proof = mina.proof(greetedFirst.host, greetedFirst.nonce)
  await second.greet()
  await expectCode(
    'on another connection',
    second.request('space:enter', { key: mina.key, proof }),
    'bad-signature'
  )
  await expectCode('a second try', second.request('space:enter', { key: mina.key, proof }), 'not-entered')
  const third = await open()
  const { nonce } = v.parse(Greeted, await third.greet())
  const elsewhere = mina.proof(mina.device, nonce)
  await expectCode(
    'made for another host',
    third.request('space:enter', { key: mina.key, proof: elsewhere }),
    'bad-signature'
  )
  const fourth = await open()
  const own = await fourth.greet()
  const mallory = new Person(target.space, 'Mallory')
  const stolen = { key: mina.key, proof: mallory.proof(own.host, own.nonce) }
  await expectCode('with the key of somebody else', fourth.request('space:enter', stolen), 'bad-signature')
  const entered = await first.request('space:enter', { key: mina.key, proof })
  if (!entered.ok) short.push('the right proof was refused')
  await expectCode('twice', first.request('space:enter', { key: mina.key, proof }), 'invalid')
  return { figure: '5 replays tried', short }
}

/** Programs and pages of another version. */
async function versions({ open }: ProbeTarget): Promise<ProbeOutcome> {
  const line = await open()
  const short: string[] = []
  for (const [version, older] of [
    [0, 'member'],
    [3, 'host']
  ] as const) {
    const { ok, code, detail } = await line.request('space:greet', { v: version, app: 'attacks' })
    if (ok || code !== 'version' || detail !== older)
      short.push(`version ${String(version)}: ${code ?? 'taken'}`)
  }
  return { figure: '2 versions tried', short }
}

/** All requests that need an entry, without one. */
async function withoutEntering({ open, host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const line = await open()
  const mallory = new Person(target.space, 'Mallory')
  const event = mallory.event(target.lobby, 'message.posted', { text: 'x' })
  const requested: [string, object][] = [
    ['event:append', { event }],
    ['member:list', { room: target.space }],
    ['log:read', { room: target.space, after: 0, limit: 10 }],
    ['log:compare', { room: target.space, points: [{ seq: 1, digest: 'A'.repeat(43) }] }],
    [
      'log:adopt',
      {
        room: target.lobby,
        after: 1,
        digest: 'A'.repeat(43),
        placed: [{ position: { epoch: 1, seq: 2 }, event }]
      }
    ],
    ['log:bring', { events: [{ event }] }],
    ['log:locate', { room: target.space, at: 0 }],
    ['log:search', { text: 'x', limit: 10 }],
    ['typing:set', { room: target.lobby, typing: true }],
    ['signal:send', { to: mallory.device, data: 'x' }],
    ['picture:set', { data: pictureData(png(8)) }],
    ['picture:read', { device: mallory.device }],
    ['space:leave', {}]
  ]
  const short: string[] = []
  for (const [name, payload] of requested) {
    const { ok, code } = await line.request(name, payload)
    if (ok || code !== 'not-entered') short.push(`${name}: ${code ?? 'done'}`)
  }
  return { figure: `${String(requested.length)} requests tried`, short }
}

export const entries: Probe[] = [
  { name: 'entry proofs replayed', does: 'enters with proofs of others', run: replayProofs },
  { name: 'other versions', does: 'greets with versions that are not', run: versions },
  { name: 'without entering', does: 'asks without having entered', run: withoutEntering },
  { name: 'code guessing', does: 'ten addresses guess the code of an invitation', run: guessCodes }
]
