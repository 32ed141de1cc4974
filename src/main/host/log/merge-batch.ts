import type { LogEvent, Position } from '#shared/log/event.ts'
import { applyToSpace, asKnown } from '#shared/log/kinds.ts'
import { refusalOfBrought } from '#shared/log/rules.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Code } from '#shared/values/reply.ts'
import type { CommitDeps } from './commit.ts'
import type { AcceptedEvent } from './pending-event.ts'

export interface Brought {
  event: LogEvent
  /** The first position that it had in another log. */
  origin?: Position
}

export type IdentifiedEvent = Brought & { id: string }

/** Events of other logs that go into one transaction, and what they change. */
export class MergeBatch {
  readonly accepted: AcceptedEvent[] = []
  readonly #deps: Pick<CommitDeps, 'space' | 'log' | 'ends'>
  readonly #hash: Crypto['hash']
  readonly #ids = new Set<string>()
  /** The ids of this batch by the numbers of their authors. */
  readonly #numbers = new Map<string, string>()
  readonly #last = new Map<string, number>()

  constructor(deps: Pick<CommitDeps, 'space' | 'log' | 'ends'>, hash: Crypto['hash']) {
    this.#deps = deps
    this.#hash = hash
  }

  has(id: string): boolean {
    return this.#ids.has(id) || this.#deps.log.positionOf(id) !== null
  }

  /** Null when it may be added; its signature is checked before. */
  refusalOf({ event, id, origin }: IdentifiedEvent): Code | null {
    const refusal = refusalOfBrought(this.#deps.space, event, this.#hash)
    if (refusal) return refusal
    // Two copies of a device may have written under one number. An origin says that a log had it, and others have seen it.
    return origin || this.#isInOrder(event, id) ? null : 'out-of-order'
  }

  add({ event, id, origin }: IdentifiedEvent, position: Position): void {
    const { space, ends } = this.#deps
    const known = asKnown(event)
    const changed = known ? applyToSpace(space, known) : []
    this.accepted.push({ event, id, position, known, changed, ...(origin ? { origin } : {}) })
    this.#ids.add(id)
    this.#numbers.set(numberOf(event), id)
    this.#last.set(placeOf(event), Math.max(this.#lastIn(event), event.aseq))
    ends.placed(event, id, position)
  }

  #isInOrder(event: LogEvent, id: string): boolean {
    const holder = this.#numbers.get(numberOf(event)) ?? this.#deps.log.idOf(event.author, event.aseq)
    return event.aseq > this.#lastIn(event) && (holder === null || holder === id)
  }

  #lastIn(event: LogEvent): number {
    return this.#last.get(placeOf(event)) ?? this.#deps.log.lastIn(event.room, event.author)
  }
}

function numberOf({ author, aseq }: LogEvent): string {
  return `${author} ${String(aseq)}`
}

function placeOf({ author, room }: LogEvent): string {
  return `${author} ${room}`
}
