/**
 * How much a host writes in one round, and how long it rests after it, so that what arrives meanwhile goes into one
 * packet. Writing to many members takes longer, so they get a longer rest and larger packets, up to what others can
 * wait for; a quiet host has long finished resting when the next event comes.
 */

/** A rest is this many times as long as the writing before it: at most a third of the time goes into writing. */
const restPerWork = 2
/** ms; more would be felt. */
const longest = 10
/** A round that takes longer is too much at once, and after one that takes half as long the next may be larger, ms. */
const round = 20
/** Bytes of events in one round. */
const least = 8 * 1024
const most = 256 * 1024

export class Pace {
  readonly #now: () => number
  #began = 0
  #bytes = most

  /** @param now milliseconds that never jump */
  constructor(now: () => number) {
    this.#now = now
  }

  /** How many bytes of events the next round takes. */
  get bytes(): number {
    return this.#bytes
  }

  begin(): void {
    this.#began = this.#now()
  }

  /** @returns ms to wait before the next write */
  end(): number {
    const took = this.#now() - this.#began
    if (took > round) this.#bytes = Math.max(least, this.#bytes / 2)
    else if (took < round / 2) this.#bytes = Math.min(most, this.#bytes * 2)
    return Math.min(longest, Math.round(took * restPerWork))
  }
}
