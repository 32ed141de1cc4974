/**
 * Who is here, and how many people are in each room, as everybody is told. When many come at once, each of them would
 * have to be told about each other one: packets as the square of their number. So what changes meanwhile is told
 * together.
 */
import type { Time } from '../time.ts'

export interface NewsParts {
  time: Pick<Time, 'worked' | 'after'>
  /** Tells everybody how it is now with these devices and these rooms. */
  tell: (devices: readonly string[], rooms: readonly string[]) => void
}

/** A rest is this many times as long as the telling before it: a tenth of the host's time goes into it. */
const restPerWork = 9
/** What takes less is worth no rest, ms of the processor. */
const little = 2
/** ms; people should see who comes and goes. */
const longest = 500

export class News {
  readonly #parts: NewsParts
  readonly #devices = new Set<string>()
  readonly #rooms = new Set<string>()
  /** While it rests: calls off the next telling. */
  #cancel: (() => void) | null = null

  constructor(parts: NewsParts) {
    this.#parts = parts
  }

  presenceChanged(device: string): void {
    this.#devices.add(device)
    if (!this.#cancel) this.#tell()
  }

  peopleChanged(room: string): void {
    this.#rooms.add(room)
    if (!this.#cancel) this.#tell()
  }

  close(): void {
    this.#cancel?.()
  }

  #tell(): void {
    const { time, tell } = this.#parts
    const [devices, rooms] = [[...this.#devices], [...this.#rooms]]
    this.#devices.clear()
    this.#rooms.clear()
    const before = time.worked()
    tell(devices, rooms)
    const took = time.worked() - before
    if (took < little) return
    this.#cancel = time.after(Math.min(longest, took * restPerWork), () => {
      this.#cancel = null
      if (this.#devices.size + this.#rooms.size > 0) this.#tell()
    })
  }
}
