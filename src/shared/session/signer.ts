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

type SignerDeps = Pick<SessionDeps, 'space' | 'keys' | 'crypto'> & {
  /** Absent where nothing that is signed is sent. */
  store?: Pick<SessionDeps['store'], 'head' | 'saveHead'>
  clock?: Pick<HostClock, 'notAhead'>
}

/** Gives numbers to this device's events, and none twice, whatever a host knows of them. */
export class Signer {
  readonly device: string
  readonly #deps: SignerDeps
  /** Of events that are asked for again and again; a hash in plain JavaScript is slow. */
  readonly #ids = new WeakMap<LogEvent, string>()
  /** As far as it is not stored: the log has it, or there was no room. */
  #seen: ChainHead = { aseq: 0, prev: null }

  constructor(deps: SignerDeps) {
    this.#deps = deps
    this.device = deviceIdOf(deps.keys.publicKey, deps.crypto.hash)
  }

  /** The last number that may be anywhere. Sessions with one key share a store. */
  get head(): ChainHead {
    const stored = this.#deps.store?.head()
    return stored && stored.aseq > this.#seen.aseq ? stored : this.#seen
  }

  /** @param head of an event that a log has: the device may have been put back to an older state, and another copy of it have used a number */
  follow(head: ChainHead): void {
    if (head.aseq >= this.#seen.aseq) this.#seen = head
  }

  /** Its number is free until {@link use}. */
  async sign(unsent: Unsent): Promise<LogEvent> {
    const { space, keys, crypto, clock } = this.#deps
    const { aseq, prev } = this.head
    return signEvent(
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
  }

  /**
   * Before it is sent.
   *
   * @param store the event itself, first: a copy of the data that has the number alone would send it again under another one
   * @returns false when another event has its number by now. @throws Refused when it cannot be stored
   */
  use(event: LogEvent, store: () => void = () => undefined): boolean {
    const { aseq, prev } = this.head
    if (event.aseq !== aseq + 1 || event.prev !== prev) return false
    store()
    const head = this.headAfter(event)
    this.#deps.store?.saveHead(head)
    this.#seen = head
    return true
  }

  /** For callers that sign one event after the other. */
  async next(unsent: Unsent): Promise<LogEvent> {
    const event = await this.sign(unsent)
    this.use(event)
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
