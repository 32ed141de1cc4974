/**
 * A small client of Parley, written from docs/PROTOCOL.md alone: it shares no line with the product. A start for
 * everyone who writes another one. Headings of the page are in quotes.
 */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { follow } from './agreement.ts'
import { base32, canonicalBytes, type Json, type Keys } from './bytes.ts'
import { directRoom, idOf, signed } from './event.ts'
import { meet, type Met, type Place } from './greeting.ts'
import { Kept } from './kept.ts'
import { Levelling } from './levelling.ts'
import { completed } from './lists.ts'
import { Reader } from './reader.ts'
import * as shapes from './shapes.ts'
import { Refused, Socket } from './socket.ts'

type Body = Record<string, Json>

/** "Time": clocks that differ by more are not used. */
const clockToleranceMs = 120_000

export interface As {
  /** The device that hosted the space when this client was there before. */
  known?: string
  /** As a browser would. */
  guest?: boolean
  /** This device's clock; milliseconds since 1970. */
  clock?: () => number
  /** From an earlier connection. */
  kept?: Kept
}

/** What a guest shows on its first visit. */
export type Shown = { invitation?: string } | { code?: string }

export interface Sent {
  id: string
  event: shapes.Event
  position: { epoch: number; seq: number }
}

export class Client {
  readonly keys: Keys
  readonly guest: boolean
  /** Device id. */
  readonly host: string
  readonly space: string
  lobby = ''
  readonly kept: Kept
  /** Ids of those that the host did not have at the last entry. */
  lacks: readonly string[] = []
  readonly socket: Socket
  readonly reader: Reader
  readonly #levelling: Levelling
  readonly #clock: () => number
  #wasRefused = false
  /** Of the host's clock, where the two differ. */
  #aheadMs = 0
  #colour = 3

  /**
   * "Finding a host": meets the host at a place, and connects to no other.
   * @throws Error when another key than `known` serves the space
   */
  static async connect(place: Place, keys: Keys, as: As = {}): Promise<Client> {
    const { known, guest = false } = as
    const met = await meet(place)
    if (known !== undefined && known !== met.greeting.host) throw new Error('another key serves this space')
    return new Client(await Socket.connect(met, guest), met.greeting, keys, as)
  }

  private constructor(socket: Socket, { host, space }: Met['greeting'], keys: Keys, as: As) {
    const { guest = false, clock = Date.now, kept = new Kept() } = as
    this.#clock = clock
    this.socket = socket
    this.guest = guest
    this.host = host
    this.space = space
    this.keys = keys
    this.kept = kept
    this.#levelling = new Levelling((...asked) => this.request(...asked), kept)
    this.reader = new Reader(this, {
      level: (log) => this.#levelling.level(log),
      follow: (claim) => follow(claim, this)
    })
  }

  get chain(): shapes.Chain {
    return this.kept.chain
  }

  set chain(chain: shapes.Chain) {
    this.kept.chain = chain
  }

  /** "Entering", up to being introduced and in the lobby. */
  async enter(name: string, shown: Shown = {}): Promise<void> {
    await this.prove(shown)
    await this.reader.inTurn(() => this.#level())
    await this.reader.inTurn(() => this.reader.pull(this.space))
    if (!this.reader.members.has(this.keys.device)) await this.introduce(name)
    if (this.reader.memberships.get(this.lobby) !== 'joined') await this.join(this.lobby)
  }

  async introduce(name: string, more: Body = {}): Promise<void> {
    const profile = { key: this.keys.key, name, colour: this.#colour, guest: this.guest }
    await this.append(this.space, 'member.introduced', { ...profile, ...more })
  }

  /** "Logs that agree", before anything new is written. The space's own log comes first: it introduces the authors. */
  async #level(): Promise<void> {
    const { space, reader, kept } = this
    const lacked = this.lacks.flatMap((id) => kept.own.get(id) ?? [])
    const read = [
      space,
      ...[...reader.memberships].flatMap(([room, its]) => (its === 'joined' ? [room] : []))
    ]
    for (const room of new Set([...read, ...kept.logs.keys(), ...lacked.map((event) => event.room)])) {
      const lacks = lacked.filter((event) => event.room === room)
      await this.#levelling.level(reader.logOf(room), lacks)
      if (read.includes(room)) await reader.pull(room)
    }
    await this.#levelling.finish()
  }

  /** Signs the host's nonce, and learns what may be seen of the space. */
  async prove(shown: Shown = {}): Promise<void> {
    const greeted = await this.#greet()
    const text = ['parley enter 1', this.space, this.host, greeted.nonce]
    const proof = this.keys.sign(canonicalBytes(text))
    const entry = { key: this.keys.key, proof, ...this.kept.shown(this.host), ...shown }
    const entered = await this.request('space:enter', entry, shapes.Entered)
    this.lobby = entered.space.lobby
    if (entered.chain.aseq > this.chain.aseq) this.chain = entered.chain
    this.lacks = entered.lacks
    if (this.guest) this.kept.admission = entered.admission
    this.#colour = entered.colour ?? this.#colour
    this.reader.begin(await completed(entered, (...asked) => this.request(...asked)))
  }

  /** Compares the clocks as well. */
  async #greet(): Promise<v.InferOutput<typeof shapes.Greeted>> {
    const sent = this.#clock()
    const { claim } = this.kept
    const greeting = { v: 2, app: 'independent', now: sent, ...(claim ? { claim } : {}) }
    const greeted = await this.request('space:greet', greeting, shapes.Greeted)
    follow(greeted.claim, this)
    const ahead = Math.round((greeted.now ?? sent) - (sent + this.#clock()) / 2)
    this.#aheadMs = Math.abs(ahead) > clockToleranceMs ? ahead : 0
    return greeted
  }

  /** @returns its id. */
  async createRoom(name: string, access: 'open' | 'private', invited: string[] = []): Promise<string> {
    const room = base32(randomBytes(16)).replace(/^d/, 'e')
    await this.append(room, 'room.created', { name, access, invited }, 'room:create')
    return room
  }

  /** @returns the id of the room of these two. */
  async createDirect(name: string, other: string): Promise<string> {
    const room = directRoom(this.space, [this.keys.device, other])
    await this.append(room, 'room.created', { name, access: 'direct', invited: [other] }, 'room:create')
    return room
  }

  async join(room: string): Promise<void> {
    await this.append(room, 'member.joined', {}, 'room:join')
    await this.reader.pull(room)
  }

  /** "Removing": up to the member's last event, which the host names. */
  async remove(member: string): Promise<void> {
    for (let after = 0; ;) {
      try {
        await this.append(this.lobby, 'member.removed', { member, after }, 'member:remove')
        return
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'outdated' || !error.head) throw error
        after = error.head.aseq
      }
    }
  }

  post(room: string, text: string, more: Body = {}): Promise<Sent> {
    return this.append(room, 'message.posted', { text, ...more })
  }

  async search(terms: Body): Promise<v.InferOutput<typeof shapes.Found>> {
    return this.request('log:search', { text: '', limit: 20, ...terms }, shapes.Found)
  }

  /** Where a message is, or the first one from a time on; null when there is none. */
  async locate(room: string, sought: Body): Promise<v.InferOutput<typeof shapes.Located>['located']> {
    return (await this.request('log:locate', { room, ...sought }, shapes.Located)).located
  }

  /** "Nothing new": what is so already is done. @returns whether it was news */
  async ensure(room: string, kind: string, body: Body): Promise<boolean> {
    try {
      await this.append(room, kind, body)
      return true
    } catch (error) {
      if (error instanceof Refused && error.code === 'exists') return false
      throw error
    }
  }

  /** "Writing", one after the other. No number is used twice, whatever becomes of the event. */
  async append(room: string, kind: string, body: Body, name = 'event:append'): Promise<Sent> {
    const event = this.sign(room, kind, body)
    this.chain = { aseq: event.aseq, prev: idOf(event) }
    try {
      return await this.send(event, name)
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'out-of-order' || !error.head) throw error
      // The host has not taken the one before.
      if (error.head.aseq < event.aseq) return this.send(event, name, { skips: true })
      this.chain = error.head
      return this.append(room, kind, body, name)
    }
  }

  /** The event that would be this device's next one. */
  sign(room: string, kind: string, body: Body): shapes.Event {
    return signed(
      { space: this.space, room, kind, body },
      this.chain,
      this.keys,
      this.#clock() + this.#aheadMs
    )
  }

  /** @throws Refused */
  async send(event: shapes.Event, name = 'event:append', more: { skips?: true } = {}): Promise<Sent> {
    const skips = more.skips === true || this.#wasRefused
    this.#wasRefused = false
    const { position } = await this.request(
      name,
      { event, ...(skips ? { skips } : {}) },
      shapes.Appended
    ).catch((error: unknown) => {
      this.#wasRefused = error instanceof Refused // the host waits to be told that the number is given up
      throw error
    })
    const id = idOf(event)
    if (event.aseq > this.chain.aseq) this.chain = { aseq: event.aseq, prev: id }
    this.kept.own.set(id, event)
    return { id, event, position }
  }

  /** @throws Refused */
  async request<T>(name: string, payload: object, answer: v.GenericSchema<unknown, T>): Promise<T> {
    return v.parse(answer, await this.socket.requestUntilSettled(name, payload))
  }
}
