/** Keeps problems until a window is there: spaces are restored before. */
import type { Problem } from '#shared/bridge.ts'

const most = 16

export class Problems {
  readonly #tell: (problem: Problem) => void
  readonly #last = new Map<Problem['about'], { at: number; detail: string }>()
  #waiting: Problem[] | null = []

  constructor(tell: (problem: Problem) => void) {
    this.#tell = tell
  }

  add(problem: Problem): void {
    this.#last.set(problem.about, { at: Date.now(), detail: problem.detail })
    if (this.#waiting === null) this.#tell(problem)
    else if (this.#waiting.length < most) this.#waiting.push(problem)
  }

  last(about: Problem['about']): { at: number; detail: string } | null {
    return this.#last.get(about) ?? null
  }

  watched(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const problem of waiting) this.#tell(problem)
  }
}
