/**
 * Makes this device's log of a room the beginning of the host's, and brings what the host lacks: after an older copy of the host's
 * data has been put back, its members heal it. What differs is cut off as strays, which are brought until the log has them again.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { inAuthorsOrder } from '../log/authors-order.ts'
import { isWrittenOnEntry } from '../log/kinds.ts'
import type { Answer, Payload } from '../protocol/requests.ts'
import { limits } from '../values/limits.ts'
import { unwrap } from '../values/reply.ts'
import { compareLogs, type Common } from './comparison.ts'
import type { HostConnection, OwnEvent, SessionDeps, Stray } from './deps.ts'
import { requestWithRetry } from './request-retry.ts'

/** The rest of a packet is for its other fields. */
const maxListBytes = limits.packetBytes - 1024

type LevelRequest = 'log:compare' | 'log:adopt' | 'log:bring'

export interface LevellingDeps {
  deps: Pick<SessionDeps, 'store' | 'clock' | 'crypto' | 'onError'>
  me: string
  /** Whether the events of a room come back with its log. */
  isFollowed: (room: string) => boolean
  /** The log here ends at `after` by now, whatever becomes of the connection. */
  onCut: (room: string, after: number) => void
}

export class Levelling {
  readonly #deps: LevellingDeps['deps']
  readonly #me: string
  readonly #isFollowed: LevellingDeps['isFollowed']
  readonly #onCut: LevellingDeps['onCut']
  /** By room, own events that the host lacks. */
  #lacks: ReadonlyMap<string, readonly OwnEvent[]> = new Map()
  /** Rooms in which the host lacks something that is held here. */
  #due = new Set<string>()
  #cancelLate: (() => void)[] = []
  #hasHealed = false
  #hasHeld = false

  constructor({ deps, me, isFollowed, onCut }: LevellingDeps) {
    this.#deps = deps
    this.#me = me
    this.#isFollowed = isFollowed
    this.#onCut = onCut
  }

  /** Whether the host has taken back something that it had lost. */
  get hasHealed(): boolean {
    return this.#hasHealed
  }

  /** Whether this device had anything that the host could lack when it entered. */
  get hasHeld(): boolean {
    return this.#hasHeld
  }

  /** For a new connection. @param lacks own events that the host does not have */
  begin(lacks: readonly OwnEvent[]): void {
    this.end()
    const { store } = this.#deps
    const strays = store.strays()
    this.#lacks = Map.groupBy(lacks, ({ event }) => event.room)
    this.#hasHealed = false
    this.#hasHeld = lacks.length > 0 || strays.length > 0 || store.rooms().length > 0
    this.#due = new Set([...this.#lacks.keys(), ...strays.map(({ event }) => event.room)])
  }

  end(): void {
    for (const cancel of this.#cancelLate) cancel()
    this.#cancelLate = []
  }

  get due(): string[] {
    return [...this.#due]
  }

  isDue(room: string): boolean {
    return this.#due.has(room)
  }

  /** @throws Refused */
  async level(room: string, connection: HostConnection): Promise<void> {
    this.#due.delete(room)
    // After a cut nothing is held until the newest page has been read, and a connection may be lost before.
    const oldest = this.#deps.store.held(room)?.oldest ?? this.#straysIn(room)[0]?.origin.seq ?? 1
    const isWhole = oldest === 1
    const { cut, earlier } = await this.#cutOrOffer(room, connection)
    const isEnd = !cut && !isWhole
    await this.#bring(room, connection, isEnd)
    if (isEnd) this.#bringLate(room, connection, earlier)
  }

  /** The host knows from now on that this device holds nothing that it lacks. @throws Refused */
  async finish(connection: HostConnection): Promise<void> {
    await this.#request(connection, 'log:bring', { events: [] })
  }

  /** @returns where the log here was cut, if anywhere */
  async #cutOrOffer(
    room: string,
    connection: HostConnection
  ): Promise<Pick<Common, 'earlier'> & { cut?: number }> {
    const { store } = this.#deps
    for (let mayOffer = true; ; mayOffer = false) {
      const held = store.held(room)
      if (!held) return { earlier: 0 }
      const { seq, length, earlier } = await this.#compare(room, connection)
      if (seq === held.newest) return { earlier }
      if (mayOffer && seq === length && seq >= held.oldest - 1) {
        if (await this.#offer(room, seq, connection)) return { earlier }
        continue // the host has placed something meanwhile: where the two part is asked again
      }
      const cut = seq >= held.oldest ? seq : 0
      store.truncate(room, cut)
      this.#onCut(room, cut)
      return { cut, earlier }
    }
  }

  /** In each author's order, before anything new of these authors. */
  async #bring(room: string, connection: HostConnection, onlyOwn: boolean): Promise<void> {
    const { store } = this.#deps
    const strays = this.#straysIn(room).filter(({ event }) => !onlyOwn || event.author === this.#me)
    const ids = new Set(strays.map(({ id }) => id))
    const own = (this.#lacks.get(room) ?? []).filter(({ id }) => !ids.has(id))
    const all = inAuthorsOrder<OwnEvent>([...strays, ...own])
    for (const events of inPackets(
      all.map(({ event, origin }) => ({ event, ...(origin ? { origin } : {}) }))
    )) {
      const { placed, refused } = await this.#request(connection, 'log:bring', { events })
      this.#hasHealed ||= all.some(({ id, event }) => placed.includes(id) && !isWrittenOnEntry(event.kind))
      const gone = refused.flatMap(({ id, code }) => (code === 'removed' ? [id] : []))
      for (const id of this.#isFollowed(room) ? gone : [...gone, ...placed]) store.dropStray(id)
      // Two tabs have signed under one number before they sent, and the host has the other one's event.
      const taken = new Set(refused.flatMap(({ id, code }) => (code === 'out-of-order' ? [id] : [])))
      for (const { id, event } of all) if (taken.has(id) && isWrittenOnEntry(event.kind)) store.forgetOwn(id)
    }
  }

  /** What others wrote. @param earlier the length of what the host has not lost */
  #bringLate(room: string, connection: HostConnection, earlier: number): void {
    const { clock, onError } = this.#deps
    const others = this.#straysIn(room).filter(({ event }) => event.author !== this.#me)
    const first = Math.min(...others.map(({ origin }) => origin.seq))
    if (first === Infinity) return
    const cancel = clock.after(lateMs(first - 1 - earlier), () => {
      this.#bring(room, connection, false).catch(onError)
    })
    this.#cancelLate.push(cancel)
  }

  #straysIn(room: string): Stray[] {
    return this.#deps.store.strays().filter(({ event }) => event.room === room)
  }

  async #compare(room: string, connection: HostConnection): Promise<Common> {
    const { store } = this.#deps
    const held = store.held(room) ?? { oldest: 1, newest: 0 }
    return compareLogs(
      held,
      (seq) => store.digest(room, seq),
      (points) => this.#request(connection, 'log:compare', { room, points })
    )
  }

  /** The end of the log keeps its positions. @returns false if the host does not take it */
  async #offer(room: string, after: number, connection: HostConnection): Promise<boolean> {
    const { store } = this.#deps
    for (let end = after; end < (store.held(room)?.newest ?? 0);) {
      const page = store
        .readEvents(room, end + limits.page + 1, limits.page)
        .filter(({ position }) => position.seq > end)
      const [placed = []] = inPackets(page)
      const digest = store.digest(room, end) ?? null
      const { taken } = await this.#request(connection, 'log:adopt', { room, after: end, digest, placed })
      if (!taken || placed.length === 0) return false
      this.#hasHealed = true
      end += placed.length
    }
    return true
  }

  async #request<N extends LevelRequest>(
    connection: HostConnection,
    name: N,
    payload: Payload<N>
  ): Promise<Answer<N>> {
    return unwrap(await requestWithRetry(connection, this.#deps.clock, name, payload))
  }
}

/**
 * How long another member that holds more may come first. Who holds what comes next to the host's log brings it first, so that each
 * author's events stay in order.
 *
 * @param gap how many events are between the host's log and what is held
 * @returns ms
 */
function lateMs(gap: number): number {
  const { incompleteDelayMs: least, maxIncompleteDelayMs: most } = limits
  const missing = Math.max(0, gap)
  return Math.round(least + ((most - least) * missing) / (missing + 100))
}

/** Lists that fit into one request each. */
function inPackets<T>(all: readonly T[]): T[][] {
  const packets: T[][] = []
  let bytes = 0
  for (const one of all) {
    const size = utf8ToBytes(JSON.stringify(one)).length + 1
    const last = packets.at(-1)
    if (last && last.length < limits.page && bytes + size <= maxListBytes) last.push(one)
    else packets.push([one])
    bytes = packets.at(-1) === last ? bytes + size : size
  }
  return packets
}
