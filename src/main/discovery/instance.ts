/** One announced instance, asked who it is again and again until it is gone. */
import type { Met } from '../identity/met.ts'
import type { Found } from './hearing.ts'
import { toNearby, withTxt, type NearbySpace } from './nearby.ts'
import { firstToAnswer } from './race.ts'
import { createReach } from './reach.ts'

/** Asks one address who is there; null when nobody, or nobody of ours, answers. */
export type Meet = (address: string, port: number, signal: AbortSignal) => Promise<Met | null>

/** Milliseconds until somebody who answered is asked again, and somebody who did not. */
const askAgain = 10_000
const askAfterFailure = 3_000
/** Failures in a row after which it is gone. */
const mostFailures = 2

export interface InstanceEvents {
  /** What a person sees of it has, perhaps, changed. */
  changed: () => void
  /** It did not answer any more. */
  lost: () => void
}

export class Instance {
  /** Null until it has been confirmed. */
  nearby: NearbySpace | null = null
  failures = 0
  #found: Found
  readonly #meet: Meet
  readonly #events: InstanceEvents
  readonly #reach = createReach()
  /** The question under way. */
  #question: AbortController | null = null
  #ended = false
  #next: NodeJS.Timeout | undefined

  constructor(found: Found, rank: number, meet: Meet, events: InstanceEvents) {
    this.#found = found
    this.#meet = meet
    this.#events = events
    this.#reach.heard(found.addresses, rank)
  }

  /** It was heard again: fresh hints, and news that make it worth asking at once. */
  heard(found: Found, rank: number): void {
    const moved = this.#reach.heard(found.addresses, rank) || found.port !== this.#found.port
    const renamed = found.txt.n !== this.#found.txt.n || found.txt.ep !== this.#found.txt.ep
    const hinted = found.txt.p !== this.#found.txt.p || found.txt.f !== this.#found.txt.f
    this.#found = found
    if (hinted && this.nearby) this.#show(withTxt(this.nearby, found.txt))
    if (moved) this.#question?.abort()
    if (moved || renamed) this.ask()
  }

  /** Asks at once, unless that is under way. */
  ask(): void {
    if (this.#ended || (this.#question && !this.#question.signal.aborted)) return
    clearTimeout(this.#next)
    const question = new AbortController()
    this.#question = question
    void this.#confirm(question.signal).then((nearby) => {
      if (this.#question !== question || this.#ended) return
      this.#question = null
      this.#judge(nearby)
    })
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#next)
    this.#question?.abort()
  }

  #confirm(ended: AbortSignal): Promise<NearbySpace | null> {
    const { port } = this.#found
    const attempts = this.#reach.addresses().map((address) => async (signal: AbortSignal) => {
      const met = await this.#meet(address, port, signal)
      return met && toNearby(this.#found, met)
    })
    return firstToAnswer(attempts, ended)
  }

  #judge(nearby: NearbySpace | null): void {
    this.failures = nearby ? 0 : this.failures + 1
    if (nearby) this.#show(nearby)
    else if (this.failures >= mostFailures) {
      this.#events.lost()
      return
    }
    this.#next = setTimeout(
      () => {
        this.ask()
      },
      nearby ? askAgain : askAfterFailure
    )
  }

  #show(nearby: NearbySpace): void {
    this.nearby = nearby
    this.#events.changed()
  }
}
