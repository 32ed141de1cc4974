import type { Clock } from '../values/clock.ts'
import { isMomentary, type Reply } from '../values/reply.ts'

/** Enough for a LAN's round trip; few enough to send again quickly. */
const maxInFlight = 32
/** ms, after a refusal for a moment. */
const pauseMs = 250

/** How many events are on their way at once, and when none is sent. */
export class Pace {
  readonly #clock: Pick<Clock, 'after'>
  readonly #onPauseEnd: () => void
  #inFlight = 0
  /** One after a refusal for a moment, and twice as many after each answer: it may last, and all that is sent behind it is refused too. */
  #max = maxInFlight
  #paused = false
  /** After a refusal the host refuses what was sent behind it too: all of that is sent again, in order. */
  #regroups = false

  constructor(clock: Pick<Clock, 'after'>, onPauseEnd: () => void) {
    this.#clock = clock
    this.#onPauseEnd = onPauseEnd
  }

  get isIdle(): boolean {
    return this.#inFlight === 0
  }

  get maySend(): boolean {
    return !this.#paused && !this.#regroups && this.#inFlight < this.#max
  }

  /** For a new connection. */
  reset(): void {
    this.#inFlight = 0
    this.#max = maxInFlight
    this.#paused = this.#regroups = false
  }

  sent(): void {
    this.#inFlight += 1
  }

  answered(reply: Reply<object>): void {
    this.#inFlight -= 1
    this.#regroups ||= !reply.ok
    if (reply.ok) this.#max = Math.min(maxInFlight, 2 * this.#max)
    else if (isMomentary(reply.code)) this.#pause()
    if (this.#inFlight === 0) this.#regroups = false
  }

  #pause(): void {
    this.#max = 1
    if (this.#paused) return
    this.#paused = true
    this.#clock.after(pauseMs, () => {
      this.#paused = false
      this.#onPauseEnd()
    })
  }
}
