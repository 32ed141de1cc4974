/**
 * How much a host writes in one round, and how long it pauses after it, so that what arrives meanwhile goes into one
 * packet. Writing to many members takes longer, so they get longer pauses and larger packets, up to what others can
 * wait for; on a quiet host the pause is over long before the next event comes.
 */

/** Pause per ms of writing: at most a third of the time goes into writing. */
const pausePerWork = 2
/** More would be felt. */
const maxPauseMs = 10
/** A round that takes longer is too much at once, and after one that takes half as long the next may be larger, ms. */
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

  /** @returns ms to wait before the next write */
  end(): number {
    const took = this.#now() - this.#began
    if (took > maxRoundMs) this.#bytes = Math.max(minRoundBytes, this.#bytes / 2)
    else if (took < maxRoundMs / 2) this.#bytes = Math.min(maxRoundBytes, this.#bytes * 2)
    return Math.min(maxPauseMs, Math.round(took * pausePerWork))
  }
}
