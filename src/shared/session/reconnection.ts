import { Refused, type Reply } from '../values/reply.ts'
import type { SearchPage, SearchQuery } from '../protocol/shapes.ts'
import { Introduction } from './introduction.ts'
import { AcceptedClaim } from './accepted-claim.ts'
import { greetHost, holdsMore, requestEntry, type Entry } from './entry.ts'
import { finalState, lostState } from './final.ts'
import { HostEvents } from './host-events.ts'
import type { HostClock } from './host-clock.ts'
import type { Logs } from './logs.ts'
import type { Outbox } from './outbox.ts'
import { waitBefore, whileAway, whileRefused, whileRemoved } from './backoff.ts'
import { Lists, type RoomMembers } from './lists.ts'
import { readBack } from './read-back.ts'
import { requestWithRetry } from './request-retry.ts'
import type { ConnectionState } from './contract.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import type { Signer } from './signer.ts'
import type { Broadcaster } from './broadcaster.ts'
import type { View } from './view.ts'

/** A connection that lasts this long resets the backoff. */
const stableAfterMs = 5000
const watchIntervalMs = 60_000

export interface ReconnectionDeps {
  deps: SessionDeps
  view: View
  logs: Logs
  outbox: Outbox
  signer: Signer
  hostClock: HostClock
  broadcaster: Broadcaster
}

export class Reconnection {
  readonly introduction: Introduction
  readonly #with: ReconnectionDeps
  readonly #ended = new WeakSet<HostConnection>()
  readonly #lists: Lists
  readonly #accepted: AcceptedClaim
  #connection: HostConnection | null = null
  #running = false
  #dialling = false
  #attempts = 0
  #enteredAt = 0
  /** When the host was known to be connected; null before the first entry. */
  #seenAt: number | null = null
  #cancelWatch: (() => void) | null = null
  #cancelRetry: (() => void) | null = null

  constructor(deps: ReconnectionDeps) {
    this.#with = deps
    this.#lists = new Lists(deps.deps.clock)
    this.#accepted = new AcceptedClaim(deps.deps, deps.view)
    this.introduction = new Introduction({ ...deps, connection: () => this.connection })
  }

  /** @throws Refused with `offline` until entered */
  get connection(): HostConnection {
    if (!this.#connection) throw new Refused('offline')
    return this.#connection
  }

  /** @throws Refused */
  membersIn(room: string): Promise<RoomMembers> {
    return this.#lists.membersIn(this.connection, room)
  }

  async search(search: SearchQuery): Promise<Reply<SearchPage>> {
    if (!this.#connection) return { ok: false, code: 'offline' }
    return requestWithRetry(this.#connection, this.#with.deps.clock, 'log:search', search)
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    void this.#attempt()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.introduction.end()
    this.#cancelRetry?.()
    this.#cancelWatch?.()
    const connection = this.#connection
    if (connection) await connection.request('space:leave', {})
    connection?.close()
    // The store is not used after this.
    await Promise.all([this.#with.outbox.settled(), this.#with.logs.settled()])
    this.#with.view.close()
  }

  retryNow(): void {
    this.introduction.retryNow()
    if (!this.#running || this.#connection || this.#dialling) return
    this.#attempts = 0
    void this.#attempt()
  }

  /** Final: no reconnection. */
  disconnectFor(violation: Refused): void {
    this.#running = false
    this.#with.view.setConnection({ state: 'violation', code: violation.code })
    this.#connection?.close()
  }

  async #attempt(): Promise<void> {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    this.#dialling = true
    try {
      await this.#enter(await this.#with.deps.dial())
    } catch (error) {
      this.#failed(error)
    } finally {
      this.#dialling = false
    }
  }

  async #enter(connection: HostConnection): Promise<void> {
    if (!this.#running) {
      connection.close()
      return
    }
    const events = this.#listen(connection)
    connection.onClose((violation) => {
      this.#ended.add(connection)
      if (violation) this.disconnectFor(violation)
      if (connection === this.#connection) this.#lost(events.isClosed)
    })
    try {
      const entry = await requestEntry(connection, { ...this.#with, accepted: this.#accepted })
      const answer = await this.#lists.complete(connection, entry.answer)
      // It may have ended while the answer arrived.
      if (this.#ended.has(connection) || this.#hasStopped()) throw new Refused('offline')
      this.#with.view.enter(answer, entry.isNewClaim)
      this.#entered(connection, { ...entry, answer })
      events.begin()
    } catch (error) {
      connection.close()
      throw error
    }
  }

  #hasStopped(): boolean {
    return !this.#running
  }

  #listen(connection: HostConnection): HostEvents {
    const onViolation = (violation: Refused): void => {
      this.disconnectFor(violation)
      connection.close()
    }
    return new HostEvents(connection, { ...this.#with, accepted: this.#accepted, onViolation })
  }

  #entered(connection: HostConnection, entry: Entry): void {
    const { chain, newcomer, colour } = entry.answer
    const { deps, view, logs, outbox, broadcaster } = this.#with
    const awayMs = this.#seenAt === null ? Infinity : deps.clock.now() - this.#seenAt
    this.#connection = connection
    this.#enteredAt = deps.clock.now()
    this.#watch()
    view.setConnection({ state: 'open' }, entry.host)
    broadcaster.emit('space:refreshed', view.current(outbox.drafts))
    const known = outbox.resume(connection, chain)
    const fail = (error: unknown): false => {
      deps.onError(error)
      connection.close() // another one tries again
      return false
    }
    const levelled = logs.resume(connection, { ...entry, awayMs }).then(this.#accepted.levelled, fail)
    const ready = known !== null || holdsMore(entry, deps.store) ? levelled : Promise.resolve(true)
    this.introduction.begin(newcomer, ready, colour)
    this.#release(connection, ready, known).catch(fail)
  }

  /** What waits is known to be new by then. @param known see {@link readBack} */
  async #release(connection: HostConnection, ready: Promise<boolean>, known: number | null): Promise<void> {
    if (!(await ready)) return
    if (known !== null) await readBack(this.#with, known)
    if (connection === this.#connection) this.#with.outbox.release()
  }

  /** Never rejects. */
  async compareClocks(): Promise<void> {
    const { onError } = this.#with.deps
    if (this.#connection) await greetHost(this.#connection, this.#with).catch(onError)
  }

  /** A computer that sleeps notices the loss only when it wakes, so the time before that counts. */
  #watch(): void {
    const { deps, hostClock } = this.#with
    const before = deps.clock.now()
    this.#seenAt = before
    this.#cancelWatch = deps.clock.after(watchIntervalMs, () => {
      const jumpMs = Math.abs(deps.clock.now() - before - watchIntervalMs)
      this.#watch()
      if (!hostClock.agrees || jumpMs >= watchIntervalMs) void this.compareClocks()
    })
  }

  #lost(isClosed: boolean): void {
    const { deps, view, outbox, logs } = this.#with
    this.#connection = null
    this.#cancelWatch?.()
    if (deps.clock.now() - this.#enteredAt >= stableAfterMs) this.#attempts = 0
    this.introduction.end()
    outbox.suspend()
    logs.suspend()
    if (!this.#running) return
    view.setConnection({ state: 'lost', since: deps.clock.now(), closed: isClosed })
    this.#retry()
  }

  #failed(error: unknown): void {
    if (!this.#running) return
    const { view, deps, outbox } = this.#with
    const { connection: before } = view.current(outbox.drafts)
    const stop = finalState(error, deps.code !== undefined)
    if (stop) {
      this.#refused(before, stop)
      return
    }
    const lost = lostState(before, error, deps.clock.now(), this.#attempts)
    if (lost !== before) view.setConnection(lost)
    this.#retry(lost.code === undefined ? whileAway : whileRefused)
  }

  /** A device that was removed is not told that it is let in again. */
  #refused(before: ConnectionState, now: ConnectionState): void {
    const isRemoved = now.state === 'refused' && now.code === 'removed'
    const wasRemoved = before.state === 'refused' && before.code === 'removed'
    if (!isRemoved || !wasRemoved) {
      this.#attempts = 0
      this.#with.view.setConnection(now)
    }
    if (isRemoved) this.#retry(whileRemoved)
  }

  #retry(waits = whileAway): void {
    const { clock, crypto } = this.#with.deps
    const wait = waitBefore(this.#attempts, waits, crypto)
    this.#attempts += 1
    this.#cancelRetry = clock.after(wait, () => {
      if (this.#running) void this.#attempt()
    })
  }
}
