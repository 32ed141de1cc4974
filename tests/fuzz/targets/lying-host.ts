/** A member with a history comes back to its host, and any answer about logs and claims is given to it. */
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import { signClaim, type Claim } from '#shared/log/claim.ts'
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import { deviceIdOf, eventId, signEvent, type Placed } from '#shared/log/event.ts'
import { broadcasts } from '#shared/protocol/broadcasts.ts'
import { requests } from '#shared/protocol/requests.ts'
import { Room } from '#shared/protocol/shapes.ts'
import type { Session } from '#shared/session/session.ts'
import type { SessionStore } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { FalseHost } from '../../support/false-host.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { must, target, type Target } from '../target.ts'
import {
  acceptedEpoch,
  held,
  lies as anyLies,
  more,
  type Lies,
  type LyingClaim,
  type LyingPage
} from './lies.ts'

const { hash } = nodeCrypto
/** Longer than any wait of a session, ms. */
const longWaitMs = 60_000
const mallory = deviceKeysOf(newIdentityPem())

interface History {
  host: FalseHost
  claim: Claim
  /** Of hosts that it has entered. */
  followed: Claim[]
  log: Placed[]
  ids: string[]
  digests: Digest[]
  own: string[]
}

async function newHistory(): Promise<History> {
  const host = new FalseHost()
  const { space, lobby } = host
  const log: Placed[] = []
  for (let n = 0; n < held + more; n += 1) {
    const by = n % 2 === 0 ? host.omar : host.mina
    const author = deviceIdOf(by.publicKey, hash)
    const base = { v: 1, space, room: lobby, author, aseq: n + 1, prev: null, at: n } as const
    const event = await signEvent({ ...base, kind: 'message.posted', body: { text: String(n) } }, by, hash)
    log.push({ event, position: { epoch: 1, seq: n + 1 } })
  }
  const ids = log.map(({ event }) => eventId(event, hash))
  const digests: Digest[] = [null]
  for (const [n, one] of log.entries()) digests.push(digestAfter(digests[n] ?? null, one, ids[n] ?? '', hash))
  const accepted = await signClaim(space, acceptedEpoch, 1, host.omar, hash)
  const own = ids.slice(0, held).filter((_, n) => n % 2 === 1)
  return { host, claim: accepted, followed: [], log, ids, digests, own }
}

/** What the member holds when it comes back. */
function storeOf({ host, claim: accepted, log, digests }: History, { from }: Lies): SessionStore {
  const store = memoryStore()
  const { space, lobby, device } = host
  store.addEvents(lobby, log.slice(from, held), digests[from])
  store.acceptClaim(accepted)
  const by = deviceIdOf(host.omar.publicKey, hash)
  const { room } = v.parse(v.object({ room: Room }), host.entry().rooms[0])
  const rooms = [{ ...room, membership: 'joined', unread: 0, mentions: 0 } as const]
  const view = { me: device, host: by, connection: { state: 'connecting' }, here: 0 } as const
  store.setView({ space: { id: space, name: 'A space', by, lobby }, ...view, rooms, members: [], outbox: [] })
  return store
}

function pageOf({ log, digests, ids }: History, { range, any, head, base }: LyingPage): object {
  const events = range
    ? log.slice(...range)
    : any.flatMap(({ event, seq, epoch: in_, moved }) => {
        const one = log[event]
        if (!one) return []
        const position = { epoch: in_, seq: seq ?? event + 1 }
        return [{ event: one.event, position, ...(moved ? { origin: moved } : {}) }]
      })
  const first = events[0]?.position.seq ?? 1
  return {
    placed: events,
    head: head === null ? (log.at(-1)?.position ?? null) : { epoch: 1, seq: head },
    base: base === null ? (digests[first - 1] ?? null) : (digests[base] ?? ids[0])
  }
}

async function claimOf({ host }: History, one: LyingClaim | undefined): Promise<Claim> {
  if (!one) return signClaim(host.space, acceptedEpoch + 1, 1, host.omar, hash)
  const signed = await signClaim(host.space, one.epoch, one.at, one.by === 'host' ? host.omar : mallory, hash)
  return one.by === 'nobody' ? { ...signed, host: deviceIdOf(host.omar.publicKey, hash) } : signed
}

/** The answers in turn, the last one from then on. */
function inTurn<T>(list: readonly T[]): () => T {
  let asked = 0
  return () => list[Math.min(asked++, list.length - 1)] as T
}

function lie(history: History, lies: Lies): void {
  const { host, ids, followed } = history
  const [claims, reads, compares, brings] = [
    inTurn(lies.claims),
    inTurn(lies.reads),
    inTurn(lies.compares),
    inTurn(lies.brings)
  ]
  const idAt = (at: number): string => ids[at] ?? 'A'.repeat(43)
  const entry = host.entry()
  const by = lies.by === 'host' ? host.omar : mallory
  const room = { ...entry.rooms[0], ...(lies.isJoined ? {} : { membership: 'none' }) }
  let shown = history.claim
  let failed = 0
  const given: FalseHost['answers'] = {
    'space:greet': async () => {
      shown = await claimOf(history, claims())
      return { space: host.space, claim: shown, nonce: 'A'.repeat(43) }
    },
    'space:enter': () => ({
      ...entry,
      space: { id: host.space, name: 'A space', lobby: host.lobby, by: deviceIdOf(by.publicKey, hash) },
      rooms: [room],
      chain: { aseq: lies.chain, prev: lies.chain === 0 ? null : idAt(lies.chain - 1) },
      lacks: lies.lacks.map(idAt)
    }),
    'log:read': () => pageOf(history, reads()),
    'log:compare': () => compares(),
    'log:adopt': () => ({ taken: lies.taken }),
    'log:bring': () => {
      const { placed: ones, refused } = brings()
      return { placed: ones.map(idAt), refused: refused.map(({ id, code }) => ({ id: idAt(id), code })) }
    }
  }
  for (const [name, give] of Object.entries(given)) {
    host.answers[name] = async (payload) => {
      if (name === 'space:enter') followed.push(shown)
      if (lies.fails?.name === name && (failed += 1) > lies.fails.after)
        return { ok: false, code: lies.fails.code }
      const answer = await give(payload)
      const schema: v.GenericSchema = requests[name as keyof typeof requests].answer
      // What does not fit never reaches a session: the link is tried by "answers to a link".
      return v.is(schema, answer) ? answer : { ok: false, code: 'invalid' }
    }
  }
}

async function broadcast(history: History, { pushes, claimed }: Lies): Promise<void> {
  const { host } = history
  for (const one of claimed) host.emit('host:claimed', { claim: await claimOf(history, one) })
  for (const one of pushes) {
    const { placed: events } = v.parse(v.looseObject({ placed: v.array(v.unknown()) }), pageOf(history, one))
    const pushed = { room: host.lobby, after: one.base ?? held, placed: events }
    if (v.is(broadcasts['log:appended'], pushed)) host.emit('log:appended', pushed)
  }
}

/** The session asks nothing more: signatures are checked in other threads. */
async function quiet({ requested }: FalseHost): Promise<void> {
  for (let before = -1; requested.length > before;) {
    before = requested.length
    await wait(2)
  }
}

async function stop(session: Session, clock: ManualClock): Promise<void> {
  const stopped = session.stop().then(() => true)
  for (let n = 0; n < 50; n += 1) {
    if (await Promise.race([stopped, wait(2, false)])) return
    clock.pass(longWaitMs)
  }
  throw new Error('it does not stop')
}

/** Of a room that it is not in, a member keeps only what no host has said that it has. */
function saidPlaced({ brings }: Lies): Set<number> {
  return new Set(brings.flatMap((brought) => brought.placed))
}

function check(
  { host, claim: accepted, followed, own, ids }: History,
  lies: Lies,
  store: SessionStore,
  session: Session,
  text: string
): void {
  const kept = store.ownEvents(host.device, 200)
  for (const id of own
    .slice(lies.from / 2)
    .filter((one) => lies.isJoined || !saidPlaced(lies).has(ids.indexOf(one))))
    must(
      kept.some((one) => one.id === id),
      `its own event ${String(ids.indexOf(id))} is lost`
    )
  // What was acknowledged is given back to the next host that lacks it.
  const isKept = kept.some(({ event }) => event.body['text'] === text)
  const waits = session.view.outbox.some(({ body }) => JSON.stringify(body).includes(text))
  must(waits || isKept, 'what it wrote is lost')
  must(store.claim()?.host === accepted.host, 'it has accepted the claim of another device')
  for (const one of followed) {
    must(one.host === accepted.host && one.key === accepted.key, 'it has entered another device')
    must(one.epoch > accepted.epoch || one.sig === accepted.sig, 'it has entered a host that was replaced')
  }
}

export const lyingHost: Target[] = [
  target({
    name: 'a session comes back to a liar',
    values: anyLies,
    begin: async () => {
      const errors: unknown[] = []
      const note = (error: unknown): void => void errors.push(error)
      process.on('unhandledRejection', note)
      const past = await newHistory()
      return {
        attempt: async (lies: Lies) => {
          const host = new FalseHost(past.host)
          const all = { ...past, host, followed: [] }
          const [store, clock] = [storeOf(all, lies), new ManualClock()]
          const { session } = host.session(store, { clock })
          lie(all, lies)
          const text = 'written meanwhile'
          const written = { room: host.lobby, kind: 'message.posted', body: { text } } as const
          await session.request('event:write', written)
          session.start()
          await quiet(host)
          await broadcast(all, lies)
          for (let n = 0; n < 3; n += 1) {
            await quiet(host)
            clock.pass(longWaitMs)
          }
          await quiet(host)
          check(all, lies, store, session, text)
          await stop(session, clock)
          must(errors.length === 0, `nobody caught ${String(errors.splice(0)[0])}`)
        },
        end: () => void process.off('unhandledRejection', note)
      }
    }
  })
]
