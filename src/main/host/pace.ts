/**
 * How long a host rests after it wrote, so that what arrives meanwhile goes into one packet. Writing to many members
 * takes longer, so they get a longer rest and larger packets; a quiet host has long finished resting when the next
 * event comes.
 */

/** A rest is this many times as long as the writing before it: at most a third of the time goes into writing. */
const restPerWork = 2
/** ms; more would be felt. */
const longest = 10

export class Pace {
  readonly #now: () => number
  #began = 0

  /** @param now milliseconds that never jump */
  constructor(now: () => number) {
    this.#now = now
  }

  begin(): void {
    this.#began = this.#now()
  }

  /** @returns ms to wait before the next write */
  end(): number {
    return Math.min(longest, Math.round((this.#now() - this.#began) * restPerWork))
  }
}
