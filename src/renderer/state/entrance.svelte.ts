import type { Profile } from '#shared/bridge.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { GuestDoor } from '../platform/platform.ts'

export type EntranceState =
  | { state: 'looking' }
  | { state: 'absent' }
  | { state: 'uninvited'; greeting: Greeting }
  | { state: 'asking'; greeting: Greeting }
  | { state: 'inside'; greeting: Greeting }

/** A guest at the door: who hosts here, and under which name to come in. */
export class Entrance {
  #now = $state.raw<EntranceState>({ state: 'looking' })
  readonly #door: GuestDoor
  readonly #onEnter: (space: string) => void

  constructor(door: GuestDoor, onEnter: (space: string) => void) {
    this.#door = door
    this.#onEnter = onEnter
  }

  get now(): EntranceState {
    return this.#now
  }

  /** Somebody who was here before goes straight in; a newcomer is asked for a name, or for an invitation. */
  async knock(): Promise<void> {
    this.#now = { state: 'looking' }
    const greeting = await this.#door.meet()
    if (!greeting) {
      this.#now = { state: 'absent' }
      return
    }
    const known = this.#door.known(greeting.space)
    if (known) await this.#enter(greeting, known)
    else this.#now = { state: this.#door.invited ? 'asking' : 'uninvited', greeting }
  }

  async enter(profile: Profile): Promise<void> {
    if (this.#now.state === 'asking') await this.#enter(this.#now.greeting, profile)
  }

  async #enter(greeting: Greeting, profile: Profile): Promise<void> {
    await this.#door.enter(greeting, profile)
    this.#now = { state: 'inside', greeting }
    this.#onEnter(greeting.space)
  }
}
