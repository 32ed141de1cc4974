import { directRoomId, isDirectId } from '../log/event.ts'
import type { SessionDeps } from './deps.ts'
import type { Unsent } from './signer.ts'
import type { View } from './view.ts'

/** Direct rooms are created with their first message, so a window can write to one that is not there yet. */
export class DirectRooms {
  readonly #deps: Pick<SessionDeps, 'space' | 'crypto'>
  readonly #view: View
  readonly #partners = new Map<string, string>()

  constructor(deps: Pick<SessionDeps, 'space' | 'crypto'>, view: View) {
    this.#deps = deps
    this.#view = view
  }

  /** The event that creates this direct room; null when it is there, or is no direct room of a current member and this one. */
  opening(room: string): Omit<Unsent, 'at'> | null {
    if (!isDirectId(room) || this.#view.room(room)) return null
    const other = this.#view.member(this.#partnerIn(room) ?? '')
    if (!other || other.removed) return null
    const body = { name: other.name, access: 'direct', invited: [other.device] }
    return { room, kind: 'room.created', body }
  }

  #partnerIn(room: string): string | undefined {
    const { me, members } = this.#view
    for (const { device } of this.#partners.has(room) ? [] : members) {
      if (device !== me) this.#partners.set(this.#idWith(device), device)
    }
    return this.#partners.get(room)
  }

  #idWith(other: string): string {
    return directRoomId(this.#deps.space, [this.#view.me, other], this.#deps.crypto.hash)
  }
}
