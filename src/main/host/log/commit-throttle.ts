/** Pauses after each write, so that what arrives meanwhile goes into one packet: longer the more members there are. */

/** Per ms of writing: at most a third of the time goes into writing. */
const pausePerWork = 2
/** A longer one would be felt. */
const maxPauseMs = 10
/** ms; a longer round makes the next one smaller, one of half that makes it larger. */
const maxRoundMs = 20
const minRoundBytes = 8 * 1024
const maxRoundBytes = 256 * 1024

export class CommitThrottle {
  readonly #now: () => number
  #began = 0
  #bytes = maxRoundBytes

  constructor(now: () => number) {
    this.#now = now
  }

  get bytes(): number {
    return this.#bytes
  }

  begin(): void {
    this.#began = this.#now()
  }

  /** @returns ms to wait */
  end(): number {
    const took = this.#now() - this.#began
    if (took > maxRoundMs) this.#bytes = Math.max(minRoundBytes, this.#bytes / 2)
    else if (took < maxRoundMs / 2) this.#bytes = Math.min(maxRoundBytes, this.#bytes * 2)
    return Math.min(maxPauseMs, Math.round(took * pausePerWork))
  }
}
