import type { SessionDeps } from './deps.ts'
import type { View } from './view.ts'

/** Up to where each room was read, and how much has come since. */
export class Unread {
  readonly #store: SessionDeps['store']
  readonly #view: View

  constructor({ store }: Pick<SessionDeps, 'store'>, view: View) {
    this.#store = store
    this.#view = view
  }

  /** @param isBack also to an earlier place */
  mark(room: string, seq = this.#store.held(room)?.newest ?? 0, isBack = false): void {
    if (!isBack && seq <= (this.#store.mark(room) ?? -1)) return
    this.#store.setMark(room, seq)
    this.count(room)
  }

  /** For a room that this device has just joined. */
  begin(room: string, seq: number): void {
    if (this.#store.mark(room) === null) this.#store.setMark(room, seq)
  }

  count(room: string): void {
    if (!this.#view.room(room)) return
    const { unread, mentions } = this.#store.countUnread(room, this.#store.mark(room) ?? 0, this.#view.me)
    this.#view.setUnread(room, unread, mentions)
  }
}
