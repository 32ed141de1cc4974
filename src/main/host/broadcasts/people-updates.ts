/** Batches presence and people counts: when many arrive at once, single broadcasts would be the square of their number. */
import type { HostTime } from '../time.ts'

export interface PeopleUpdatesDeps {
  time: Pick<HostTime, 'cpuMs' | 'after'>
  emit: (devices: readonly string[], rooms: readonly string[]) => void
}

/** Per ms of broadcasting: a tenth of the host's time goes into it. */
const pausePerWork = 9
const minWorkMs = 2
const maxPauseMs = 500

export class PeopleUpdates {
  readonly #deps: PeopleUpdatesDeps
  readonly #devices = new Set<string>()
  readonly #rooms = new Set<string>()
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
