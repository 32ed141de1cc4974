import type { Clock } from '../values/clock.ts'

/** ms; shorter disconnects do not change anyone's presence. */
const shortDisconnectMs = 1500

/** Without a host the presence of others is unknown, after a while. */
export class Absence {
  readonly #clock: Pick<Clock, 'after'>
  readonly #onLong: () => void
  #cancel: (() => void) | null = null

  constructor(clock: Pick<Clock, 'after'>, onLong: () => void) {
    this.#clock = clock
    this.#onLong = onLong
  }

  begin(): void {
    this.#cancel ??= this.#clock.after(shortDisconnectMs, () => {
      this.#cancel = null
      this.#onLong()
    })
  }

  end(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
