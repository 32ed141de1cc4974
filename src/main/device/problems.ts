/** Stores problems until a window is open: spaces are restored before. */
import type { Problem } from '#shared/bridge.ts'

const maxWaiting = 16

export class Problems {
  readonly #emit: (problem: Problem) => void
  readonly #last = new Map<Problem['about'], { at: number; detail: string }>()
  #waiting: Problem[] | null = []

  constructor(emit: (problem: Problem) => void) {
    this.#emit = emit
  }

  add(problem: Problem): void {
    this.#last.set(problem.about, { at: Date.now(), detail: problem.detail })
    if (this.#waiting === null) this.#emit(problem)
    else if (this.#waiting.length < maxWaiting) this.#waiting.push(problem)
  }

  last(about: Problem['about']): { at: number; detail: string } | null {
    return this.#last.get(about) ?? null
  }

  watched(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const problem of waiting) this.#emit(problem)
  }
}
