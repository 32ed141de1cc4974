/** Keeps a session connected: dials, greets, enters, passes on what the host says, and dials again. */
import { entryProof } from '../log/event.ts'
import { toBase64 } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { Refused, unwrap, type Reply } from '../values/reply.ts'
import type { Answer } from '../protocol/requests.ts'
import type { Found, SearchQuery } from '../protocol/shapes.ts'
import { Introduction } from './introduction.ts'
import { waitBefore } from './backoff.ts'
import { finalState, lostState } from './final.ts'
import { HostEvents } from './host-events.ts'
import type { Logs } from './logs.ts'
import type { Outbox } from './outbox.ts'
import { Lists } from './lists.ts'
import { requestWithRetry } from './request-retry.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import type { Signer } from './signer.ts'
import type { Broadcaster } from './broadcaster.ts'
import type { View } from './view.ts'

/** A connection that held this long was a good one: the next loss starts with short waiting times again. */
const stableAfterMs = 5000
export interface ReconnectionDeps {
  parts: SessionDeps
  view: View
  logs: Logs
  outbox: Outbox
  signer: Signer
  tells: Broadcaster
}

export class Reconnection {
  readonly #with: ReconnectionDeps
  readonly #ended = new WeakSet<HostConnection>()
  readonly #lists: Lists
  readonly #arrival: Introduction
  #link: HostConnection | null = null
  #running = false
  #dialling = false
  #attempts = 0
  #enteredAt = 0
  #cancelRetry: (() => void) | null = null

  constructor(parts: ReconnectionDeps) {
    this.#with = parts
    this.#lists = new Lists(parts.parts.clock)
    this.#arrival = new Introduction(parts)
  }

  /** The link while the session is entered. @throws Refused with `offline` otherwise */
  get link(): HostConnection {
    if (!this.#link) throw new Refused('offline')
    return this.#link
  }

  /** Who is in a room, or in the space. @throws Refused */
  membersIn(room: string): Promise<string[]> {
    return this.#lists.membersIn(this.link, room)
  }

  /** The host's answer, or `offline`. */
  async search(search: SearchQuery): Promise<Reply<Found>> {
    if (!this.#link) return { ok: false, code: 'offline' }
    return requestWithRetry(this.#link, this.#with.parts.clock, 'log:search', search)
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    void this.#attempt()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#arrival.end()
    this.#cancelRetry?.()
    const link = this.#link
    if (link) await link.request('space:leave', {})
    link?.close()
    // Nothing may reach for the store after this.
    await Promise.all([this.#with.outbox.settled(), this.#with.logs.settled()])
    this.#with.view.close()
  }

  nudge(): void {
    this.#arrival.nudge()
    if (!this.#running || this.#link || this.#dialling) return
    this.#attempts = 0
    void this.#attempt()
  }

  /** Tells the space who this device is, if the space has it otherwise. */
  introduce(): void {
    void this.#arrival.introduce()
  }

  /** Leaves a host that breaks the protocol, and does not come back by itself. */
  breach(refused: Refused): void {
    this.#running = false
    this.#with.view.setConnection({ state: 'breach', code: refused.code })
    this.#link?.close()
  }

  async #attempt(): Promise<void> {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    this.#dialling = true
    try {
      await this.#enter(await this.#with.parts.dial())
    } catch (fault) {
      this.#failed(fault)
    } finally {
      this.#dialling = false
    }
  }

  async #enter(link: HostConnection): Promise<void> {
    if (!this.#running) {
      link.close()
      return
    }
    const hearing = this.#hear(link)
    link.onClose((breach) => {
      this.#ended.add(link)
      if (breach) this.breach(breach)
      if (link === this.#link) this.#lost(hearing.saidGoodbye)
    })
    try {
      const { host, answer } = await this.#askIn(link)
      // It may have ended in the very moment of the answer.
      if (this.#ended.has(link) || this.#hasStopped()) throw new Refused('offline')
      this.#with.view.enter(answer)
      this.#entered(link, host, answer)
      hearing.begin()
    } catch (fault) {
      link.close()
      throw fault
    }
  }

  #hasStopped(): boolean {
    return !this.#running
  }

  #hear(link: HostConnection): HostEvents {
    const { view, logs, tells } = this.#with
    const breach = (refused: Refused): void => {
      this.breach(refused)
      link.close()
    }
    return new HostEvents(link, { view, logs, tells, breach })
  }

  /** Greets the host and proves to it who asks. @throws Refused */
  async #askIn(link: HostConnection): Promise<{ host: string; answer: Answer<'space:enter'> }> {
    const { parts } = this.#with
    const greeting = unwrap(await link.request('space:greet', { v: limits.protocol, app: parts.app }))
    const { space, host, nonce } = greeting
    if (space !== parts.space) throw new Refused('not-found', 'another space answers here')
    // A proof made out to another host would let this one enter there in our name.
    if (link.host !== undefined && link.host !== host) {
      throw new Refused('bad-signature', 'the host says that it is another device')
    }
    const key = toBase64(parts.keys.publicKey)
    const proof = toBase64(await parts.keys.sign(entryProof(space, host, nonce)))
    const { invitation, code } = parts
    const first = unwrap(await link.request('space:enter', { key, proof, invitation, code }))
    return { host, answer: await this.#lists.complete(link, first) }
  }

  #entered(link: HostConnection, host: string, { chain }: Answer<'space:enter'>): void {
    const { parts, view, outbox, logs, tells } = this.#with
    this.#link = link
    this.#enteredAt = parts.clock.now()
    view.setConnection({ state: 'open' }, host)
    tells.emit('space:refreshed', view.current(outbox.drafts))
    outbox.resume(link, chain)
    logs.resume(link)
    // Those who have written no more than an introduction are new here, even if an earlier connection was lost over it.
    this.#arrival.begin(chain.aseq <= 1)
  }

  #lost(farewell: boolean): void {
    const { parts, view, outbox, logs } = this.#with
    this.#link = null
    if (parts.clock.now() - this.#enteredAt >= stableAfterMs) this.#attempts = 0
    this.#arrival.end()
    outbox.suspend()
    logs.suspend()
    if (!this.#running) return
    view.setConnection({ state: 'lost', since: parts.clock.now(), closed: farewell })
    this.#retry()
  }

  #failed(fault: unknown): void {
    if (!this.#running) return
    const { view, parts, outbox } = this.#with
    const stop = finalState(fault, parts.code !== undefined)
    if (stop) {
      view.setConnection(stop)
      return
    }
    const { connection } = view.current(outbox.drafts)
    const lost = lostState(connection, fault, parts.clock.now())
    if (lost !== connection) view.setConnection(lost)
    this.#retry(lost.code !== undefined)
  }

  #retry(refused = false): void {
    const { clock, crypto } = this.#with.parts
    const wait = waitBefore(this.#attempts, refused, crypto)
    this.#attempts += 1
    this.#cancelRetry = clock.after(wait, () => {
      if (this.#running) void this.#attempt()
    })
  }
}
