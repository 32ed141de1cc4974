import type { Clock } from '#shared/values/clock.ts'
import type { Port } from '../app/session-client.ts'

/** How often a writer tells that it still writes, and after which pause it says that it stopped. */
export const typingRepeats = 3_000
export const typingPauses = 4_000

/** Tells the others in a room whether I am writing. */
export class Telling {
  #toldAt: number | null = null
  #pause: (() => void) | null = null
  readonly #room: string
  readonly #port: Port
  readonly #clock: Clock

  constructor(room: string, port: Port, clock: Clock) {
    this.#room = room
    this.#port = port
    this.#clock = clock
  }

  writes(): void {
    this.#pause?.()
    this.#pause = this.#clock.after(typingPauses, () => {
      this.rests()
    })
    if (this.#toldAt !== null && this.#clock.now() - this.#toldAt < typingRepeats) return
    this.#toldAt = this.#clock.now()
    this.#tell(true)
  }

  /** No longer writing. */
  rests(): void {
    this.#pause?.()
    this.#pause = null
    if (this.#toldAt === null) return
    this.#toldAt = null
    this.#tell(false)
  }

  /** Whether somebody writes is a courtesy: when it cannot be told, nothing is lost and nobody needs to know. */
  #tell(typing: boolean): void {
    void this.#port.request('typing:set', { room: this.#room, typing })
  }
}
