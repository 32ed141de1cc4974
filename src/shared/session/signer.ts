import { eventId, signEvent, type LogEvent } from '../log/event.ts'
import type { JsonObject } from '../log/canonical.ts'
import type { ChainHead } from '../values/reply.ts'
import { deviceIdOf } from '../log/event.ts'
import type { SessionDeps } from './deps.ts'
import type { HostClock } from './host-clock.ts'

export interface Unsent {
  room: string
  kind: string
  body: JsonObject
  at: number
}

type SignerDeps = Pick<SessionDeps, 'space' | 'keys' | 'crypto'> & { clock?: Pick<HostClock, 'notAhead'> }

export class Signer {
  readonly device: string
  readonly #deps: SignerDeps
  /** Of events that are asked for again and again; a hash in plain JavaScript is slow. */
  readonly #ids = new WeakMap<LogEvent, string>()
  #head: ChainHead = { aseq: 0, prev: null }

  constructor(deps: SignerDeps) {
    this.#deps = deps
    this.device = deviceIdOf(deps.keys.publicKey, deps.crypto.hash)
  }

  reset(head: ChainHead): void {
    this.#head = head
  }

  /** Calls must not overlap: the events form a chain. */
  async sign(unsent: Unsent): Promise<LogEvent> {
    const { space, keys, crypto, clock } = this.#deps
    const { aseq, prev } = this.#head
    const event = await signEvent(
      {
        v: 1,
        space,
        author: this.device,
        aseq: aseq + 1,
        prev,
        ...unsent,
        at: clock?.notAhead(unsent.at) ?? unsent.at
      },
      keys,
      crypto.hash
    )
    this.#head = this.headAfter(event)
    return event
  }

  headAfter(event: LogEvent): ChainHead {
    return { aseq: event.aseq, prev: this.idOf(event) }
  }

  idOf(event: LogEvent): string {
    const id = this.#ids.get(event) ?? eventId(event, this.#deps.crypto.hash)
    this.#ids.set(event, id)
    return id
  }
}
