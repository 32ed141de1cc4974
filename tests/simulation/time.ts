/** Time that passes only when there is nothing left to do in the present. */
import { setImmediate as laterInLoop } from 'node:timers/promises'

interface Due {
  at: number
  order: number
  /** Null once it is called off. */
  call: (() => void) | null
}

/** 2026-01-01T00:00:00Z; any moment would do. */
const beginning = 1_767_225_600_000

export class VirtualTime {
  #now = beginning
  #scheduled = 0
  /** A binary heap: the next one first. */
  readonly #due: Due[] = []

  now(): number {
    return this.#now
  }

  after(ms: number, call: () => void): () => void {
    const due: Due = { at: this.#now + Math.max(0, ms), order: (this.#scheduled += 1), call }
    this.#push(due)
    return () => {
      due.call = null
    }
  }

  /** Runs all timers due within `ms` in order, each with its microtasks. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    await laterInLoop()
    for (let next = this.#due[0]; next && next.at <= end; next = this.#due[0]) {
      this.#pop()
      if (!next.call) continue
      this.#now = next.at
      next.call()
      // Nothing here waits for anything but promises, so by the next turn of the loop all of them are settled.
      await laterInLoop()
    }
    this.#now = end
  }

  #push(due: Due): void {
    const heap = this.#due
    let at = heap.push(due) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (isBefore(heap[parent], due)) break
      heap[at] = heap[parent] ?? due
      at = parent
    }
    heap[at] = due
  }

  #pop(): void {
    const heap = this.#due
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left
      const next = heap[child]
      if (next === undefined || isBefore(last, next)) break
      heap[at] = next
      at = child
    }
    heap[at] = last
  }
}

function isBefore(one: Due | undefined, other: Due | undefined): boolean {
  if (!one || !other) return one !== undefined
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
