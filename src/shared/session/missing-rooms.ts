import type { Clock } from '../values/clock.ts'
import { limits } from '../values/limits.ts'
import type { RoomView } from './contract.ts'

type Rooms = ReadonlyMap<string, RoomView>

/** ms; the last members have brought what they hold some time before. */
const waitMs = limits.incompleteDelayMs + 5_000

/** Rooms that this device is in and the host does not list: if its data is an older copy, members bring them back. */
export class MissingRooms {
  readonly #clock: Pick<Clock, 'after'>
  readonly #onGone: (room: string, isListed: boolean) => void
  /** Whether the host lists them by now, and does not know yet that this device is in them. */
  readonly #listed = new Map<string, boolean>()
  #cancel: (() => void) | null = null

  constructor(clock: Pick<Clock, 'after'>, onGone: (room: string, isListed: boolean) => void) {
    this.#clock = clock
    this.#onGone = onGone
  }

  has(room: string): boolean {
    return this.#listed.has(room)
  }

  /**
   * For a new connection. One that is lost does not make the wait longer.
   *
   * @param mayLack the host has been started since the last one
   * @returns the rooms of before that may come back
   */
  begin(before: Rooms, listed: Rooms, mayLack: boolean): RoomView[] {
    if (mayLack) this.end()
    const missing = [...before.values()].filter(
      ({ id, membership }) => membership === 'joined' && !listed.has(id) && (mayLack || this.has(id))
    )
    this.#listed.clear()
    for (const { id } of missing) this.#listed.set(id, false)
    if (missing.length > 0)
      this.#cancel ??= this.#clock.after(waitMs, () => {
        this.#giveUp()
      })
    return missing
  }

  listed(room: string): void {
    if (this.has(room)) this.#listed.set(room, true)
  }

  /** The host has said whether this device is in the room. */
  found(room: string): void {
    this.#listed.delete(room)
  }

  end(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#listed.clear()
  }

  #giveUp(): void {
    const gone = [...this.#listed]
    this.end()
    for (const [room, isListed] of gone) this.#onGone(room, isListed)
  }
}
