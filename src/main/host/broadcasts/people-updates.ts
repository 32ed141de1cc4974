/**
 * Who is here, and how many people are in each room, as everybody is told. When many come at once, each of them would
 * have to be told about each other one: packets as the square of their number. So what changes meanwhile is told
 * together.
 */
import type { HostTime } from '../time.ts'

export interface PeopleUpdatesDeps {
  time: Pick<HostTime, 'cpuMs' | 'after'>
  /** Tells everybody how it is now with these devices and these rooms. */
  emit: (devices: readonly string[], rooms: readonly string[]) => void
}

/** A rest is this many times as long as the telling before it: a tenth of the host's time goes into it. */
const pausePerWork = 9
/** What takes less is worth no rest, ms of the processor. */
const minWorkMs = 2
/** ms; people should see who comes and goes. */
const maxPauseMs = 500

export class PeopleUpdates {
  readonly #deps: PeopleUpdatesDeps
  readonly #devices = new Set<string>()
  readonly #rooms = new Set<string>()
  /** While it rests: calls off the next telling. */
  #cancel: (() => void) | null = null

  constructor(deps: PeopleUpdatesDeps) {
    this.#deps = deps
  }

  presenceChanged(device: string): void {
    this.#devices.add(device)
    if (!this.#cancel) this.#emit()
  }

  peopleChanged(room: string): void {
    this.#rooms.add(room)
    if (!this.#cancel) this.#emit()
  }

  close(): void {
    this.#cancel?.()
  }

  #emit(): void {
    const { time, emit } = this.#deps
    const [devices, rooms] = [[...this.#devices], [...this.#rooms]]
    this.#devices.clear()
    this.#rooms.clear()
    const before = time.cpuMs()
    emit(devices, rooms)
    const took = time.cpuMs() - before
    if (took < minWorkMs) return
    this.#cancel = time.after(Math.min(maxPauseMs, took * pausePerWork), () => {
      this.#cancel = null
      if (this.#devices.size + this.#rooms.size > 0) this.#emit()
    })
  }
}
