/* eslint-disable svelte/prefer-svelte-reactivity -- the set is replaced whole, never changed */
import type { Clock } from '#shared/values/clock.ts'
import type { Port } from '../app/session-client.ts'

/** In a crowd that is coming in, one question answers for many. */
const settle = 400

export interface MembersParts {
  port: Port
  clock: Clock
  room: string
}

/** Who is in one room. The host alone knows. */
export class Members {
  #devices = $state.raw<ReadonlySet<string> | null>(null)
  #unknown = $state(false)
  #asking = false
  #again = false
  #cancel: (() => void) | null = null
  readonly #parts: MembersParts

  constructor(parts: MembersParts) {
    this.#parts = parts
  }

  get loaded(): boolean {
    return this.#devices !== null
  }

  /** The host could not be asked, and there is no earlier answer. */
  get unknown(): boolean {
    return this.#unknown && this.#devices === null
  }

  has(device: string): boolean {
    return this.#devices?.has(device) ?? false
  }

  /** Asks now, or soon after the last time. */
  look(): void {
    this.#again = true
    if (!this.#asking) void this.#ask()
  }

  stop(): void {
    this.#cancel?.()
    this.#asking = true
  }

  async #ask(): Promise<void> {
    this.#asking = true
    this.#again = false
    const { port, clock, room } = this.#parts
    const reply = await port.request('member:list', { room })
    if (reply.ok) this.#devices = new Set(reply.members)
    this.#unknown = !reply.ok
    this.#cancel = clock.after(settle, () => {
      this.#asking = false
      if (this.#again) void this.#ask()
    })
  }
}
