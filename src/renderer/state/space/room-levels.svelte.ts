import type { NotificationLevel, Preferences } from '../settings/preferences.ts'

/** What notifies in each room of one space, on this device; rooms without a level follow the settings. */
export class RoomLevels {
  #levels: Readonly<Record<string, NotificationLevel>>
  readonly #preferences: Preferences
  readonly #space: string

  constructor(preferences: Preferences, space: string) {
    this.#preferences = preferences
    this.#space = space
    this.#levels = $state.raw(preferences.get('roomLevels', space))
  }

  /** Follows other windows. @returns stops it */
  follow(): () => void {
    return this.#preferences.follow('roomLevels', (space) => {
      if (space === this.#space) this.#levels = this.#preferences.get('roomLevels', space)
    })
  }

  of(room: string): NotificationLevel | null {
    return this.#levels[room] ?? null
  }

  /** In a muted room nothing notifies, and only mentions count as unread. */
  isMuted(room: string): boolean {
    return this.of(room) === 'off'
  }

  /** @param level null: as in the settings */
  set(room: string, level: NotificationLevel | null): void {
    const { [room]: _, ...others } = this.#levels
    this.#levels = level === null ? others : { ...others, [room]: level }
    this.#preferences.set('roomLevels', this.#levels, this.#space)
  }
}
