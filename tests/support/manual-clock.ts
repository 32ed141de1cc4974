import { systemTime, type HostTime } from '../../src/main/host/time.ts'

/** A host's clock that a test advances. */
export class ManualClock implements HostTime {
  #at = 0
  readonly #waiting = new Set<{ at: number; call: () => void }>()

  readonly now = Date.now
  /** A host passes it on. */
  readonly ticks = (): number => this.#at

  readonly cpuMs = (): number => systemTime.cpuMs()

  after(ms: number, call: () => void): () => void {
    const entry = { at: this.#at + ms, call }
    this.#waiting.add(entry)
    return () => void this.#waiting.delete(entry)
  }

  pass(ms: number): void {
    this.#at += ms
    const due = [...this.#waiting].filter(({ at }) => at <= this.#at).toSorted((a, b) => a.at - b.at)
    for (const entry of due) if (this.#waiting.delete(entry)) entry.call()
  }
}
