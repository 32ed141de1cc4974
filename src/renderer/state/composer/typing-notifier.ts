import { run } from '../../run.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { SessionClient } from '../app/session-client.ts'

/** ms between two notifications, and until a pause counts as the end. */
export const typingRepeatMs = 3_000
export const typingPauseMs = 4_000

export class TypingNotifier {
  #sentAt: number | null = null
  #pause: (() => void) | null = null
  readonly #room: string
  readonly #session: SessionClient
  readonly #clock: Clock

  constructor(room: string, session: SessionClient, clock: Clock) {
    this.#room = room
    this.#session = session
    this.#clock = clock
  }

  started(): void {
    this.#pause?.()
    this.#pause = this.#clock.after(typingPauseMs, () => {
      this.stopped()
    })
    if (this.#sentAt !== null && this.#clock.now() - this.#sentAt < typingRepeatMs) return
    this.#sentAt = this.#clock.now()
    this.#send(true)
  }

  stopped(): void {
    this.#pause?.()
    this.#pause = null
    if (this.#sentAt === null) return
    this.#sentAt = null
    this.#send(false)
  }

  /** Best effort: a lost notification does no harm, so errors are ignored. */
  #send(typing: boolean): void {
    run(this.#session.request('typing:set', { room: this.#room, typing }))
  }
}
