import type { Placed } from '../log/event.ts'
import type { Broadcast } from '../protocol/broadcasts.ts'
import { limits } from '../values/limits.ts'
import { Refused } from '../values/reply.ts'
import type { Outbox } from './outbox.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import type { SessionAnswer } from './contract.ts'
import type { Entered } from './entry.ts'
import { Levelling } from './levelling.ts'
import { firstRead, LogReader } from './log-reader.ts'
import type { Broadcaster } from './broadcaster.ts'
import { LogNews, maxNewsMs } from './log-news.ts'
import { RoomTurns } from './room-turns.ts'
import { Unread } from './unread.ts'
import type { View } from './view.ts'

/** Each ends with two logs that agree, unless the host changes its log between two answers. */
const maxLevellings = 5

export interface LogsDeps {
  deps: SessionDeps
  view: View
  broadcaster: Broadcaster
  outbox: Outbox
  onViolation: (violation: Refused) => void
}

export class Logs {
  readonly unread: Unread
  readonly #deps: SessionDeps
  readonly #view: View
  readonly #outbox: Outbox
  /** By room. The store may be ahead: a hosting device shares the host's store. */
  readonly #cursors = new Map<string, number>()
  /** Rooms that were compared with the host's log over this connection: what is pushed before that may follow another log. */
  readonly #compared = new Set<string>()
  readonly #turns: RoomTurns
  readonly #reader: LogReader
  readonly #levelling: Levelling
  readonly news: LogNews

  constructor({ deps, view, broadcaster, outbox, onViolation }: LogsDeps) {
    this.#deps = deps
    this.#view = view
    this.news = new LogNews({ deps, me: view.me, broadcaster, outbox })
    this.#outbox = outbox
    this.unread = new Unread(deps, view)
    this.#turns = new RoomTurns({ onError: deps.onError, onViolation })
    this.#reader = new LogReader(deps, view, this.news.older)
    this.#levelling = new Levelling({
      deps,
      me: view.me,
      isFollowed: (room) => room === deps.space || view.room(room)?.membership === 'joined',
      onCut: this.#cut
    })
    deps.turn?.onChange((what) => {
      if (what === 'marks') for (const { id } of view.joined) this.unread.count(id)
    })
  }

  /**
   * Follows all joined rooms and, for a replica, the space's own log.
   *
   * @param entered what the entry has shown
   * @returns once the host has all that this device holds: false if the connection was lost before
   */
  async resume(connection: HostConnection, { awayMs, lacks, isNewClaim }: Entered): Promise<boolean> {
    const { replicate, space } = this.#deps
    this.#turns.resume(connection)
    this.#levelling.begin(lacks)
    this.#compared.clear()
    const isNews = awayMs < maxNewsMs
    // Before anything is awaited: what this device writes meanwhile goes into the same file on the host's computer.
    for (const room of [space, ...this.#view.joined.map(({ id }) => id)]) this.#setCursor(room)
    // It introduces the authors of all other events; a device that does not keep it may have to bring its own introduction.
    if (replicate && !(await this.follow(space, isNews))) return false
    if (this.#levelling.isDue(space) && !(await this.#heal(space))) return false
    const joined = new Set(this.#view.joined.map(({ id }) => id))
    const others = [...this.#levelling.due, ...(isNewClaim ? this.#deps.store.rooms() : [])]
    const unjoined = new Set(others.filter((room) => room !== space && !joined.has(room)))
    const turns = [
      ...[...joined].map((room) => this.follow(room, isNews)),
      ...[...unjoined].map((room) => this.#heal(room))
    ]
    if ((await Promise.all(turns)).includes(false)) return false
    if (!this.#levelling.hasHeld) return true
    if (this.#levelling.hasHealed) this.news.healed(false)
    return this.#turns.take('', (same) => this.#levelling.finish(same))
  }

  suspend(): void {
    this.#levelling.end()
    this.#turns.suspend()
  }

  /** Resolves when all work has ended; call after {@link suspend}. */
  async settled(): Promise<void> {
    await this.#turns.settled()
  }

  #setCursor(room: string): void {
    const newest = this.#cursors.get(room) ?? this.#deps.store.held(room)?.newest
    if (newest !== undefined) this.#cursors.set(room, newest)
  }

  /** @returns false when the connection is lost before all of the room's log has arrived */
  async follow(room: string, isNews = true): Promise<boolean> {
    const isThere = await this.#turns.take(room, (connection) => this.#catchUp(room, connection, isNews))
    if (isThere && this.#deps.replicate) this.#fill(room)
    return isThere
  }

  /** A room that this device is not in, or that the host does not know. */
  #heal(room: string): Promise<boolean> {
    return this.#turns.take(room, async (connection) => {
      await this.#levelling.level(room, connection)
      this.news.emitCut(room)
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
    void this.#turns.take(room, async (connection) => {
      if (!this.#compared.has(room)) return
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
    return this.#turns.take(room, (connection) => this.#catchUp(room, connection))
  }

  async read(room: string, before: number | undefined, limit: number): Promise<SessionAnswer<'log:read'>> {
    await this.#turns.settled(room)
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
      await this.#turns.take(room, (connection) => this.#reader.older(room, connection, missing))
    }
  }

  #isFollowed(room: string): boolean {
    return this.#cursors.has(room) || this.#turns.has(room)
  }

  /** All that was missed is one piece of news at the end, however many pages it takes. */
  async #catchUp(room: string, connection: HostConnection, isNews = true): Promise<void> {
    if (this.#levelling.isDue(room)) await this.#levelling.level(room, connection)
    for (let tries = 0; !(await this.#read(room, connection, isNews)); tries += 1) {
      if (tries === maxLevellings) throw new Refused('invalid', 'the host does not agree with its own log')
      await this.#levelling.level(room, connection)
    }
    this.#compared.add(room)
    this.news.emitCut(room)
    await this.#reader.unread(room, connection, this.#outbox.hasDraftsIn(room))
    this.unread.count(room)
  }

  /** @returns false if what is held is not the beginning of the host's log */
  async #read(room: string, connection: HostConnection, isNews: boolean): Promise<boolean> {
    this.#setCursor(room)
    if (this.#cursors.has(room)) return this.#readNewer(room, connection, isNews)
    await this.#begin(room, connection, isNews)
    return true
  }

  readonly #cut = (room: string, after: number): void => {
    if (after === 0) this.#cursors.delete(room)
    else this.#cursors.set(room, Math.min(after, this.#cursors.get(room) ?? after))
    this.news.cut(room, after)
    this.#reader.cut(room)
  }

  async #readNewer(room: string, connection: HostConnection, isNews: boolean): Promise<boolean> {
    let missed: Placed[] = []
    for (;;) {
      const after = this.#cursors.get(room) ?? 0
      const placed = await this.#reader.after(room, connection, after)
      if (!placed) return false
      await this.#apply(room, placed)
      missed = [...missed, ...placed].slice(-limits.page)
      if (placed.length === 0) break
    }
    this.news.changed(room, missed, isNews)
    return true
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
    this.unread.begin(room, read)
    if (placed.length > 0) this.news.appended(room, placed)
    this.news.changed(room, placed, isNews && this.#view.room(room)?.access === 'direct')
  }

  async #applyPushed(room: string, placed: readonly Placed[]): Promise<void> {
    await this.#apply(room, placed)
    this.news.changed(room, placed, true)
  }

  async #apply(room: string, placed: readonly Placed[]): Promise<void> {
    const cursor = this.#cursors.get(room)
    if (cursor === undefined || placed.length === 0) return
    await this.#reader.add(room, placed, cursor)
    this.#cursors.set(room, cursor + placed.length)
    this.news.appended(room, placed)
    this.unread.count(room)
  }

  /** One page per turn, so that live events go first. */
  #fill(room: string): void {
    if ((this.#deps.store.held(room)?.oldest ?? 1) === 1) return
    void this.#turns.take(room, async (connection) => {
      await this.#reader.older(room, connection, limits.page)
      this.#fill(room)
    })
  }
}
