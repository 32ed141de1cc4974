import { eventId, type Placed } from '../log/event.ts'
import type { Broadcast } from '../protocol/broadcasts.ts'
import { limits } from '../values/limits.ts'
import { Refused } from '../values/reply.ts'
import type { Outbox } from './outbox.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import type { SessionAnswer } from './contract.ts'
import { firstRead, LogReader } from './log-reader.ts'
import type { Broadcaster } from './broadcaster.ts'
import { changesIn } from './message-changes.ts'
import type { View } from './view.ts'

/** What was missed in a longer absence is history: unread counts are enough for it. */
const maxNewsMs = 10 * 60_000

export interface LogsDeps {
  deps: SessionDeps
  view: View
  broadcaster: Broadcaster
  outbox: Outbox
  onViolation: (violation: Refused) => void
}

export class Logs {
  readonly #deps: SessionDeps
  readonly #view: View
  readonly #broadcaster: Broadcaster
  readonly #outbox: Outbox
  /** By room. The store may be ahead: a hosting device shares the host's store. */
  readonly #cursors = new Map<string, number>()
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #reader: LogReader
  readonly #violated: LogsDeps['onViolation']
  #connection: HostConnection | null = null

  constructor({ deps, view, broadcaster, outbox, onViolation }: LogsDeps) {
    this.#deps = deps
    this.#view = view
    this.#broadcaster = broadcaster
    this.#outbox = outbox
    this.#violated = onViolation
    this.#reader = new LogReader(deps, view)
    deps.turn?.onChange((what) => {
      if (what === 'marks') for (const { id } of view.joined) this.#countUnread(id)
    })
  }

  /** Follows all joined rooms and, for a replica, the space's own log. @param awayMs without a connection */
  resume(connection: HostConnection, awayMs: number): void {
    this.#connection = connection
    if (this.#deps.replicate) this.follow(this.#deps.space, awayMs < maxNewsMs)
    for (const { id } of this.#view.joined) this.follow(id, awayMs < maxNewsMs)
  }

  suspend(): void {
    this.#connection = null
  }

  /** Resolves when all work has ended; call after {@link suspend}. */
  async settled(): Promise<void> {
    await Promise.all(this.#turns.values())
  }

  follow(room: string, isNews = true): void {
    void this.#turn(room, async (connection) => {
      await this.#catchUp(room, connection, isNews)
      if (this.#deps.replicate) this.#fill(room)
    })
  }

  wasEmitted(room: string, seq: number): boolean {
    return (this.#cursors.get(room) ?? 0) >= seq
  }

  forget(room: string): void {
    this.#cursors.delete(room)
  }

  appended({ room, after, placed }: Broadcast<'log:appended'>): void {
    if (!this.#isFollowed(room)) return
    void this.#turn(room, async (connection) => {
      const cursor = this.#cursors.get(room)
      if (cursor === undefined || after > cursor) await this.#catchUp(room, connection)
      else await this.#applyPushed(room, placed.slice(cursor - after))
    })
  }

  /** The host has stopped pushing, because this side reads too slowly. */
  behind(room: string): void {
    if (this.#isFollowed(room)) void this.caughtUp(room)
  }

  /** Everything has been passed on that the host has in this room now, and shows this device. @returns false when the connection is lost */
  caughtUp(room: string): Promise<boolean> {
    return this.#turn(room, (connection) => this.#catchUp(room, connection))
  }

  async read(room: string, before: number | undefined, limit: number): Promise<SessionAnswer<'log:read'>> {
    await this.#turns.get(room)
    await this.#fetchBackTo(room, before, limit)
    const placed = this.#deps.store.readEvents(room, before, limit)
    return { placed, more: (placed[0]?.position.seq ?? before ?? 1) > 1 }
  }

  async #fetchBackTo(room: string, before: number | undefined, limit: number): Promise<void> {
    for (let last: number | undefined; ;) {
      const held = this.#deps.store.held(room)
      if (!held || held.oldest === 1 || held.oldest === last) return
      const missing = held.oldest + limit - (before ?? held.newest + 1)
      if (missing <= 0) return
      last = held.oldest
      await this.#turn(room, (connection) => this.#reader.older(room, connection, missing))
    }
  }

  mark(room: string, seq = this.#deps.store.held(room)?.newest ?? 0, isBack = false): void {
    if (!isBack && seq <= (this.#deps.store.mark(room) ?? -1)) return
    this.#deps.store.setMark(room, seq)
    this.#countUnread(room)
  }

  #isFollowed(room: string): boolean {
    return this.#cursors.has(room) || this.#turns.has(room)
  }

  /** All that was missed is one piece of news at the end, however many pages it takes. */
  async #catchUp(room: string, connection: HostConnection, isNews = true): Promise<void> {
    const cursor = this.#cursors.get(room) ?? this.#deps.store.held(room)?.newest
    if (cursor === undefined) await this.#begin(room, connection, isNews)
    else await this.#readNewer(room, connection, cursor, isNews)
    await this.#reader.unread(room, connection)
    this.#countUnread(room)
  }

  async #readNewer(room: string, connection: HostConnection, cursor: number, isNews: boolean): Promise<void> {
    this.#cursors.set(room, cursor)
    let missed: Placed[] = []
    for (;;) {
      const after = this.#cursors.get(room) ?? cursor
      const placed = await this.#reader.after(room, connection, after)
      await this.#apply(room, placed)
      missed = [...missed, ...placed].slice(-limits.page)
      if (placed.length === 0) break
    }
    this.#emitChanges(room, missed, isNews)
  }

  /** Fetches only the newest events; older ones of a room that one has joined count as read. */
  async #begin(room: string, connection: HostConnection, isNews: boolean): Promise<void> {
    // The log may have what waits in the outbox: an earlier page did not see that it arrived.
    const limit = this.#outbox.hasDraftsIn(room) ? limits.page : firstRead
    const placed = await this.#reader.newest(room, connection, limit)
    const last = placed.at(-1)?.position.seq ?? 0
    this.#cursors.set(room, last)
    // Both are in a direct room from its first message on.
    const read = this.#view.room(room)?.access === 'direct' ? 0 : last
    if (this.#deps.store.mark(room) === null) this.#deps.store.setMark(room, read)
    if (placed.length > 0) this.#emit(room, placed)
    this.#emitChanges(room, placed, isNews && this.#view.room(room)?.access === 'direct')
  }

  async #applyPushed(room: string, placed: readonly Placed[]): Promise<void> {
    await this.#apply(room, placed)
    this.#emitChanges(room, placed, true)
  }

  async #apply(room: string, placed: readonly Placed[]): Promise<void> {
    const cursor = this.#cursors.get(room)
    if (cursor === undefined || placed.length === 0) return
    await this.#reader.add(room, placed, cursor)
    this.#cursors.set(room, cursor + placed.length)
    this.#emit(room, placed)
    this.#countUnread(room)
  }

  #emit(room: string, placed: readonly Placed[]): void {
    const ownEvents = placed.filter(({ event }) => event.author === this.#view.me)
    const own = new Map(ownEvents.map(({ event }) => [eventId(event, this.#deps.crypto.hash), event]))
    const arrived = this.#outbox.arrived(room, placed.at(-1)?.position.seq ?? 0, own)
    const after = (placed[0]?.position.seq ?? 1) - 1
    this.#broadcaster.emit('log:appended', { room, after, placed: [...placed] })
    if (arrived) this.#outbox.emit()
  }

  #emitChanges(room: string, placed: readonly Placed[], isNews: boolean): void {
    const { store, crypto } = this.#deps
    const changes = changesIn(room, placed, isNews, { store, hash: crypto.hash, me: this.#view.me })
    if (changes.length > 0) this.#broadcaster.emit('messages:changed', { room, changes })
  }

  #countUnread(room: string): void {
    if (!this.#view.room(room)) return
    const mark = this.#deps.store.mark(room) ?? 0
    const { unread, mentions } = this.#deps.store.countUnread(room, mark, this.#view.me)
    this.#view.setUnread(room, unread, mentions)
  }

  /** One page per turn, so that live events go first. */
  #fill(room: string): void {
    if ((this.#deps.store.held(room)?.oldest ?? 1) === 1) return
    void this.#turn(room, async (connection) => {
      await this.#reader.older(room, connection, limits.page)
      this.#fill(room)
    })
  }

  /** Disconnects from a host that breaks the rules. @returns whether the connection goes on */
  #turn(room: string, work: (connection: HostConnection) => Promise<void>): Promise<boolean> {
    const connection = this.#connection
    if (!connection) return Promise.resolve(false)
    const turn = (this.#turns.get(room) ?? Promise.resolve()).then(async () => {
      if (connection !== this.#connection) return false
      return work(connection).then(
        () => true,
        (error: unknown) => this.#fail(error, connection)
      )
    })
    this.#turns.set(room, turn)
    return turn
  }

  #fail(error: unknown, connection: HostConnection): boolean {
    if (error instanceof Refused && ['offline', 'not-in-room'].includes(error.code))
      return error.code !== 'offline'
    this.#deps.onError(error)
    if (error instanceof Refused && ['bad-signature', 'invalid'].includes(error.code)) this.#violated(error)
    else connection.close()
    return false
  }
}
