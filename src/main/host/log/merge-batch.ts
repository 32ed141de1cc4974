import type { LogEvent, Position } from '#shared/log/event.ts'
import { applyToSpace, asKnown } from '#shared/log/kinds.ts'
import { refusalOfBrought } from '#shared/log/rules.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Code } from '#shared/values/reply.ts'
import { BatchNumbers } from './batch-numbers.ts'
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
  readonly #numbers: BatchNumbers

  constructor(deps: Pick<CommitDeps, 'space' | 'log' | 'ends'>, hash: Crypto['hash']) {
    this.#deps = deps
    this.#numbers = new BatchNumbers(deps.log)
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
    return origin || this.#numbers.isFree(event, id) ? null : 'out-of-order'
  }

  add({ event, id, origin }: IdentifiedEvent, position: Position): void {
    const { space, ends } = this.#deps
    const known = asKnown(event)
    const changed = known ? applyToSpace(space, known) : []
    this.accepted.push({ event, id, position, known, changed, ...(origin ? { origin } : {}) })
    this.#ids.add(id)
    this.#numbers.add(event, id)
    ends.placed(event, id, position)
  }
}
