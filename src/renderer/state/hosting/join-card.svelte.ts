import { run } from '../../run.ts'
import type { Invitation } from '#shared/bridge.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { limits } from '#shared/values/limits.ts'
import type { Hosting } from './hosting.ts'

export type Uses = 1 | typeof limits.groupInvitationUses

type Inviting = Pick<Hosting, 'invite' | 'onInvitationUsed'>

/** The invitation on screen: renewed before it expires. */
export class JoinCard {
  #uses = $state<Uses>(1)
  #invitation = $state.raw<Invitation | null>(null)
  #refreshed = $state(false)
  readonly #hosting: Inviting
  readonly #space: string
  readonly #clock: Clock
  #cancelExpiry: (() => void) | null = null

  constructor(hosting: Inviting, space: string, clock: Clock, uses: Uses = 1) {
    this.#uses = uses
    this.#hosting = hosting
    this.#space = space
    this.#clock = clock
  }

  get uses(): Uses {
    return this.#uses
  }

  get invitation(): Invitation | null {
    return this.#invitation
  }

  get refreshed(): boolean {
    return this.#refreshed
  }

  start(): () => void {
    run(this.#make())
    const end = this.#hosting.onInvitationUsed(this.#space, (token, left) => {
      this.#used(token, left)
    })
    return () => {
      end()
      this.#cancelExpiry?.()
    }
  }

  async choose(uses: Uses): Promise<void> {
    this.#uses = uses
    this.#refreshed = false
    await this.#make()
  }

  #used(token: string, left: number): void {
    if (!this.#invitation?.url.endsWith(token)) return
    this.#invitation = { ...this.#invitation, uses: left }
    if (left > 0) return
    this.#refreshed = true
    run(this.#make())
  }

  async #make(): Promise<void> {
    this.#cancelExpiry?.()
    this.#invitation = null
    const invitation = await this.#hosting.invite(this.#space, this.#uses)
    this.#invitation = invitation
    if (!invitation) return
    this.#cancelExpiry = this.#clock.after(Math.max(0, invitation.expires - this.#clock.now()), () => {
      run(this.#make())
    })
  }
}
