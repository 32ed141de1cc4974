/* eslint-disable svelte/prefer-svelte-reactivity -- the set is replaced whole, never changed */
import type { Clock } from '#shared/values/clock.ts'
import type { SessionClient } from '../app/session-client.ts'

/** In a crowd that is coming in, one question answers for many. */
const reloadDelayMs = 400

export interface MembersDeps {
  session: SessionClient
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
  readonly #deps: MembersDeps

  constructor(deps: MembersDeps) {
    this.#deps = deps
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
    const { session, clock, room } = this.#deps
    const reply = await session.request('member:list', { room })
    if (reply.ok) this.#devices = new Set(reply.members)
    this.#unknown = !reply.ok
    this.#cancel = clock.after(reloadDelayMs, () => {
      this.#asking = false
      if (this.#again) void this.#ask()
    })
  }
}
