import type { Preferences } from '../settings/preferences.ts'

/** Muted rooms of one space on this device. Mentions still notify. */
export class Mutes {
  #rooms: ReadonlySet<string>
  readonly #preferences: Preferences
  readonly #space: string

  constructor(preferences: Preferences, space: string) {
    this.#preferences = preferences
    this.#space = space
    this.#rooms = $state.raw(new Set(preferences.get('mutedRooms', space)))
  }

  isMuted(room: string): boolean {
    return this.#rooms.has(room)
  }

  toggle(room: string): void {
    const rooms = new Set(this.#rooms)
    if (!rooms.delete(room)) rooms.add(room)
    this.#rooms = rooms
    this.#preferences.set('mutedRooms', [...rooms], this.#space)
  }
}
