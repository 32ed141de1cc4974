/**
 * How long a busy host waits before it writes again, so that more goes into one packet. It costs a quiet host
 * nothing and halves the work of a busy one: below `busy` there is no wait at all.
 */

/** A host is busy when writing takes more than this share of the time. */
const busy = 0.25
/** ms; more would be felt, less saves little. */
const longest = 10

export class Pace {
  readonly #now: () => number
  #began = 0
  #ended = 0

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  begin(): void {
    this.#began = this.#now()
  }

  /** @returns ms to wait before the next write */
  end(): number {
    const last = this.#ended
    this.#ended = this.#now()
    const share = (this.#ended - this.#began) / Math.max(this.#ended - last, 0.001)
    return share > busy ? Math.round(longest * Math.min(1, share)) : 0
  }
}
