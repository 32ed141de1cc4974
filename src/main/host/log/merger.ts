/** Puts events of other logs into this one: each is signed by its author, so any member may bring it. */
import * as v from 'valibot'
import type { Crypto } from '#shared/log/crypto.ts'
import { inAuthorsOrder } from '#shared/log/authors-order.ts'
import { deviceIdOf, eventId, verifyEvent, type LogEvent, type Position } from '#shared/log/event.ts'
import { introduces, isWrittenOnEntry } from '#shared/log/kinds.ts'
import type { Payload } from '#shared/protocol/requests.ts'
import { Bytes32, fromBase64 } from '#shared/values/ids.ts'
import type { Code } from '#shared/values/reply.ts'
import { commit, diskRefused, type CommitDeps } from './commit.ts'
import { MergeBatch, type Brought, type IdentifiedEvent } from './merge-batch.ts'
import type { AcceptedEvent } from './pending-event.ts'

export interface MergerDeps extends CommitDeps {
  crypto: Crypto
  /** @throws Refused while another host may have replaced this one */
  mustBeSettled: () => void
  positionAt: (seq: number) => Position
  /** A member has given back what this log had lost. */
  onHealed: () => void
  /** The epoch of this host's claim. */
  epoch: () => number
}

export interface MergeOutcome {
  /** Also those that the log had already. */
  placed: string[]
  refused: { id: string; code: Code }[]
  forged: number
}

export interface AdoptOutcome {
  /** The log has all of them now. */
  taken: boolean
  forged: number
}

export class Merger {
  readonly #deps: MergerDeps

  constructor(deps: MergerDeps) {
    this.#deps = deps
  }

  /** At the ends of their rooms. @param by what it brings of its own without an origin may be new. @throws Refused */
  async bring(events: readonly Brought[], by: string): Promise<MergeOutcome> {
    const identified = this.#identified(events)
    const unsigned = await this.#unsigned(identified)
    const wasLost = ({ event, origin }: AcceptedEvent): boolean => origin !== undefined || event.author !== by
    return this.#place(identified, unsigned, wasLost)
  }

  /** With their positions, if this log is the beginning of theirs. @throws Refused */
  async adopt(end: Payload<'log:adopt'>): Promise<AdoptOutcome> {
    if (!this.#fits(end)) return { taken: false, forged: 0 }
    const identified = this.#identified(end.placed)
    const unsigned = await this.#unsigned(identified)
    const forged = forgedIn(unsigned)
    this.#deps.mustBeSettled()
    if (!this.#fits(end)) return { taken: false, forged } // something was placed meanwhile
    const batch = this.#batch()
    for (const [index, one] of identified.entries()) {
      const { position } = end.placed[index] ?? {}
      if (!position || unsigned.has(one) || batch.has(one.id) || batch.refusalOf(one) !== null) break
      batch.add(one, position)
    }
    this.#commit(batch, () => true)
    return { taken: batch.accepted.length === identified.length, forged }
  }

  /** Events that this device has held and that are not in its log: they come before anything new. @throws Refused */
  placeStrays(): void {
    const { log } = this.#deps
    const { refused } = this.#place(inAuthorsOrder(log.strays()), new Map(), () => false)
    for (const { id, code } of refused) if (code === 'removed') log.dropStray(id)
  }

  #identified<T extends Brought>(events: readonly T[]): (T & IdentifiedEvent)[] {
    return events.map((one) => ({ ...one, id: eventId(one.event, this.#deps.crypto.hash) }))
  }

  #batch(): MergeBatch {
    return new MergeBatch(this.#deps, this.#deps.crypto.hash)
  }

  #place(
    events: readonly IdentifiedEvent[],
    unsigned: ReadonlyMap<IdentifiedEvent, Code>,
    wasLost: (accepted: AcceptedEvent) => boolean
  ): MergeOutcome {
    const { ends, positionAt, mustBeSettled } = this.#deps
    mustBeSettled()
    const outcome: MergeOutcome = {
      placed: [],
      refused: [],
      forged: forgedIn(unsigned)
    }
    const batch = this.#batch()
    for (const one of events) {
      const { event, id } = one
      const isThere = batch.has(id)
      const code = isThere ? null : (unsigned.get(one) ?? batch.refusalOf(one))
      if (code !== null) {
        outcome.refused.push({ id, code })
        continue
      }
      outcome.placed.push(id)
      if (!isThere) batch.add(one, positionAt(ends.length(event.room) + 1))
    }
    this.#commit(batch, wasLost)
    return outcome
  }

  /** Epochs only rise, and all are below the present one: nothing comes behind what this host has placed itself. */
  #fits({ room, after, digest, placed }: Payload<'log:adopt'>): boolean {
    const { ends, log, epoch } = this.#deps
    const head = ends.head(room)
    if ((head?.seq ?? 0) !== after || log.digest(room, after) !== digest) return false
    let last = head?.epoch ?? 0
    return placed.every(({ event, position: { seq, epoch: placedIn } }, index) => {
      const isNext = event.room === room && seq === after + index + 1
      const isOlder = placedIn >= last && placedIn < epoch()
      last = placedIn
      return isNext && isOlder
    })
  }

  /** Why not, of those that nobody is known to have signed; what the log has already is not checked again. */
  async #unsigned(events: readonly IdentifiedEvent[]): Promise<Map<IdentifiedEvent, Code>> {
    const { log, crypto } = this.#deps
    const keys = this.#keysOf(events)
    const unsigned = new Map<IdentifiedEvent, Code>()
    await Promise.all(
      events.map(async (one) => {
        if (log.positionOf(one.id)) return
        const key = keys.get(one.event.author)
        if (key === undefined) unsigned.set(one, 'forbidden')
        else if (!(await verifyEvent(one.event, key, crypto))) unsigned.set(one, 'bad-signature')
      })
    )
    return unsigned
  }

  /** An introduction has the key: it may come with the events that it introduces. */
  #keysOf(events: readonly IdentifiedEvent[]): Map<string, string> {
    const { space, crypto } = this.#deps
    const keys = new Map<string, string>()
    for (const { event } of events) {
      const { author } = event
      const key = space.members.get(author)?.key ?? keyIn(event)
      if (key !== null && deviceIdOf(fromBase64(key), crypto.hash) === author) keys.set(author, key)
    }
    return keys
  }

  #commit({ accepted }: MergeBatch, wasLost: (accepted: AcceptedEvent) => boolean): void {
    if (accepted.length === 0) return
    if (!commit(accepted, this.#deps)) throw diskRefused()
    this.#deps.tallies.clear()
    if (accepted.some((one) => !isWrittenOnEntry(one.event.kind) && wasLost(one))) this.#deps.onHealed()
  }
}

function forgedIn(unsigned: ReadonlyMap<IdentifiedEvent, Code>): number {
  return [...unsigned.values()].filter((code) => code === 'bad-signature').length
}

function keyIn({ kind, body }: LogEvent): string | null {
  const key = introduces(kind) ? body['key'] : null
  return v.is(Bytes32, key) ? key : null
}
