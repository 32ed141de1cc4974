import { run } from '../../run.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { SessionClient } from '../app/session-client.ts'

/** ms: when many join at once, one request serves for all. */
const reloadDelayMs = 400

export interface MembersDeps {
  session: SessionClient
  clock: Clock
  room: string
}

/** The members of one room, which only the host knows. */
export class Members {
  #devices = $state.raw<ReadonlySet<string> | null>(null)
  #invited = $state.raw<ReadonlySet<string>>(new Set())
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

  /** The request failed, and there is no earlier answer. */
  get unavailable(): boolean {
    return this.#failed && this.#devices === null
  }

  has(device: string): boolean {
    return this.#devices?.has(device) ?? false
  }

  /** Invited, and not joined yet. */
  isInvited(device: string): boolean {
    return this.#invited.has(device)
  }

  /** Requests now, or soon after the last time. */
  reload(): void {
    this.#reloadQueued = true
    if (!this.#isLoading) run(this.#load())
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
    if (reply.ok) [this.#devices, this.#invited] = [new Set(reply.members), new Set(reply.invited)]
    this.#failed = !reply.ok
    this.#cancel = clock.after(reloadDelayMs, () => {
      this.#isLoading = false
      if (this.#reloadQueued) run(this.#load())
    })
  }
}
