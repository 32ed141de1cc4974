/** A host that a test makes lie: the session's link is answered right here. */
import {
  directRoomId,
  deviceIdOf,
  eventId,
  newId,
  signEvent,
  type LogEvent,
  type Placed
} from '#shared/log/event.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { signClaim, type Claim } from '#shared/log/claim.ts'
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import type { Broadcast, BroadcastName } from '#shared/protocol/broadcasts.ts'
import { toBase64 } from '#shared/values/ids.ts'
import type { Refused } from '#shared/values/reply.ts'
import type { HostConnection, SessionDeps } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { systemClock } from '#shared/values/clock.ts'

type Answers = Record<string, (payload: Record<string, unknown>) => object | Promise<object>>

const idOf = (keys: DeviceKeys): string => deviceIdOf(keys.publicKey, nodeCrypto.hash)

export class FalseHost {
  readonly space: string
  readonly lobby: string
  /** Another member of the lobby. */
  readonly omar: DeviceKeys
  readonly mina: DeviceKeys
  readonly log: Placed[] = []
  /** What the tests change in order to lie. */
  readonly answers: Answers
  readonly claim: Promise<Claim>
  /** The device of the connection's certificate. */
  pinned: string | undefined
  readonly requested: string[] = []
  /** Requests that get no answer. */
  readonly silent = new Set<string>()
  /** Appended events, which are not broadcast. */
  readonly written: unknown[] = []
  dials = 0
  #aseq = 0
  #listeners = new Map<string, (payload: never) => void>()
  #onClose: ((violation?: Refused) => void)[] = []

  /** @param same of the same space, with the same members */
  constructor(same?: FalseHost) {
    this.space = same?.space ?? newId(nodeCrypto)
    this.lobby = same?.lobby ?? newId(nodeCrypto)
    this.omar = same?.omar ?? deviceKeysOf(newIdentityPem())
    this.mina = same?.mina ?? deviceKeysOf(newIdentityPem())
    this.claim = signClaim(this.space, 1, 1, this.omar, nodeCrypto.hash)
    this.answers = {
      'space:greet': async () => ({ space: this.space, claim: await this.claim, nonce: 'A'.repeat(43) }),
      'space:enter': () => this.entry(),
      'space:leave': () => ({}),
      'event:append': ({ event }) => ({ position: { epoch: 1, seq: this.written.push(event) } }),
      'log:bring': () => ({ placed: [], refused: [] }),
      'log:read': ({ after, before, limit }) => this.page(after, before, Number(limit))
    }
  }

  /** Mina's. */
  get device(): string {
    return idOf(this.mina)
  }

  entry(): { members: object[]; rooms: object[]; [name: string]: unknown } {
    const { omar, mina, lobby } = this
    const head = this.log.at(-1)?.position ?? null
    const room = { id: lobby, name: 'Lobby', topic: '', access: 'open', pair: [], people: 2, head }
    return {
      space: { id: this.space, name: 'A space', by: idOf(omar), lobby },
      chain: { aseq: 0, prev: null },
      lacks: [],
      newcomer: true,
      admission: `${'A'.repeat(85)}A`,
      rooms: [{ room, membership: 'joined' }],
      members: [memberOf(omar, 'Omar'), memberOf(mina, 'Mina')],
      next: { rooms: null, members: null },
      here: 2
    }
  }

  page(
    after: unknown,
    before: unknown,
    limit: number
  ): { placed: Placed[]; head: object | null; base: Digest } {
    const from = this.log.filter(({ position: { seq } }) =>
      before === undefined ? seq > Number(after) : true
    )
    const until = from.filter(({ position: { seq } }) => before === undefined || seq < Number(before))
    const placed = before === undefined ? until.slice(0, limit) : until.slice(-limit)
    const first = placed[0]?.position.seq ?? Number(after ?? 0) + 1
    return { placed, head: this.log.at(-1)?.position ?? null, base: this.#digestBefore(first) }
  }

  #digestBefore(seq: number): Digest {
    const { hash } = nodeCrypto
    return this.log
      .filter(({ position }) => position.seq < seq)
      .reduce<Digest>((before, one) => digestAfter(before, one, eventId(one.event, hash), hash), null)
  }

  /**
   * Omar's next message, with a place in the log but not in it yet.
   *
   * @param change what is altered after he has signed it
   * @param signed what he signs instead of the truth
   */
  async says(
    text: string,
    change: Partial<LogEvent> = {},
    signed: Partial<Pick<LogEvent, 'aseq'>> = {}
  ): Promise<Placed> {
    this.#aseq += 1
    const body: JsonObject = { text }
    const base = {
      v: 1,
      space: this.space,
      room: this.lobby,
      author: idOf(this.omar),
      prev: null,
      at: 1
    } as const
    const event = await signEvent(
      { ...base, aseq: this.#aseq, kind: 'message.posted', body, ...signed },
      this.omar,
      nodeCrypto.hash
    )
    return { position: { epoch: 1, seq: this.#aseq }, event: { ...event, ...change } }
  }

  emit<N extends BroadcastName>(name: N, payload: Broadcast<N>): void {
    this.#listeners.get(name)?.(payload as never)
  }

  /** Pushes events as if they followed `after`. */
  push(placed: Placed[], after = (placed[0]?.position.seq ?? 1) - 1): void {
    this.emit('log:appended', { room: this.lobby, after, placed })
  }

  hangUp(violation?: Refused): void {
    const listeners = this.#onClose
    this.#onClose = []
    for (const listener of listeners) listener(violation)
  }

  /** Mina's session with this host; `errors` is what it complained of. */
  session(store = memoryStore(), more: Partial<SessionDeps> = {}): { session: Session; errors: unknown[] } {
    const errors: unknown[] = []
    const parts: SessionDeps = {
      space: this.space,
      keys: this.mina,
      crypto: nodeCrypto,
      clock: systemClock,
      store,
      dial: () => Promise.resolve(this.dial()),
      app: 'test',
      profile: () => ({ name: 'Mina', colour: 1, guest: false }),
      replicate: false,
      onError: (error) => errors.push(error),
      ...more
    }
    return { session: new Session(parts), errors }
  }

  directRoom(): string {
    return directRoomId(this.space, [idOf(this.mina), idOf(this.omar)], nodeCrypto.hash)
  }

  dial(): HostConnection {
    this.dials += 1
    this.#listeners = new Map()
    let isClosed = false
    this.#onClose.push(() => {
      isClosed = true
    })
    return {
      ...(this.pinned === undefined ? {} : { host: this.pinned }),
      request: (name, payload) => {
        if (isClosed) return Promise.resolve({ ok: false, code: 'offline' } as const)
        this.requested.push(name)
        if (this.silent.has(name)) return new Promise(() => undefined)
        const answer = this.answers[name]?.(payload) ?? { ok: false, code: 'internal' }
        return Promise.resolve(answer).then((given) => ({ ok: true, ...given }) as never)
      },
      on: (name, listener) => {
        this.#listeners.set(name, listener)
      },
      onClose: (listener) => {
        this.#onClose.push(listener)
      },
      close: () => {
        this.hangUp()
      }
    }
  }
}

function memberOf(keys: DeviceKeys, name: string): object {
  const key = toBase64(keys.publicKey)
  return { device: idOf(keys), key, name, colour: 1, guest: false, removed: false, presence: 'here' }
}
