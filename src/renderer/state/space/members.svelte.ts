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
  #failed = $state(false)
  #isLoading = false
  #reloadQueued = false
  #cancel: (() => void) | null = null
  readonly #deps: MembersDeps

  constructor(deps: MembersDeps) {
    this.#deps = deps
  }

  get loaded(): boolean {
    return this.#devices !== null
  }

  /** The host could not be asked, and there is no earlier answer. */
  get unavailable(): boolean {
    return this.#failed && this.#devices === null
  }

  has(device: string): boolean {
    return this.#devices?.has(device) ?? false
  }

  /** Asks now, or soon after the last time. */
  reload(): void {
    this.#reloadQueued = true
    if (!this.#isLoading) void this.#load()
  }

  stop(): void {
    this.#cancel?.()
    this.#isLoading = true
  }

  async #load(): Promise<void> {
    this.#isLoading = true
    this.#reloadQueued = false
    const { session, clock, room } = this.#deps
    const reply = await session.request('member:list', { room })
    if (reply.ok) this.#devices = new Set(reply.members)
    this.#failed = !reply.ok
    this.#cancel = clock.after(reloadDelayMs, () => {
      this.#isLoading = false
      if (this.#reloadQueued) void this.#load()
    })
  }
}
