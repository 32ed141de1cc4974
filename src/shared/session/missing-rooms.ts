import type { Clock } from '../values/clock.ts'
import { limits } from '../values/limits.ts'
import type { RoomView } from './contract.ts'

type Rooms = ReadonlyMap<string, RoomView>

/** ms; the last members have brought what they hold some time before. */
const waitMs = limits.incompleteDelayMs + 5_000

/** Rooms that this device is in and the host does not list: if its data is an older copy, members bring them back. */
export class MissingRooms {
  readonly #clock: Pick<Clock, 'after'>
  readonly #onGone: (room: string) => void
  readonly #ids = new Set<string>()
  #cancel: (() => void) | null = null

  constructor(clock: Pick<Clock, 'after'>, onGone: (room: string) => void) {
    this.#clock = clock
    this.#onGone = onGone
  }

  has(room: string): boolean {
    return this.#ids.has(room)
  }

  /**
   * For a new connection.
   *
   * @param mayLack the host has been started since the last one
   * @returns the rooms of before that may come back
   */
  begin(before: Rooms, listed: Rooms, mayLack: boolean): RoomView[] {
    const isWaiting = this.#ids.size > 0
    this.end()
    if (!mayLack && !isWaiting) return []
    const missing = [...before.values()].filter(
      ({ id, membership }) => membership === 'joined' && !listed.has(id)
    )
    for (const { id } of missing) this.#ids.add(id)
    this.#cancel = this.#clock.after(waitMs, () => {
      this.#giveUp()
    })
    return missing
  }

  /** The host has said whether this device is in the room. */
  found(room: string): void {
    this.#ids.delete(room)
  }

  end(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#ids.clear()
  }

  #giveUp(): void {
    const gone = [...this.#ids]
    this.end()
    for (const room of gone) this.#onGone(room)
  }
}
