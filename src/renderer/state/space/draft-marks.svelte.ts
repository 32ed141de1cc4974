import { combineStops } from '#shared/values/listeners.ts'
import { hasDraft } from '../composer/saved-draft.ts'
import type { Preferences } from '../settings/preferences.ts'

/** Which rooms keep something that is written and not sent, in any window of this device. */
export class DraftMarks {
  #rooms = $state.raw<ReadonlyMap<string, boolean>>(new Map())
  readonly #preferences: Preferences

  constructor(preferences: Preferences) {
    this.#preferences = preferences
  }

  /** @returns stops it */
  follow(): () => void {
    const changed = (room: string): void => {
      const has = hasDraft(this.#preferences, room)
      if (has !== this.#rooms.get(room)) this.#rooms = new Map(this.#rooms).set(room, has)
    }
    return combineStops([
      this.#preferences.watch('draft', changed),
      this.#preferences.watch('draftTarget', changed)
    ])
  }

  has(room: string): boolean {
    return this.#rooms.get(room) ?? hasDraft(this.#preferences, room)
  }
}
