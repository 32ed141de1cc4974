/** Keeps what went wrong until somebody looks: spaces are restored before a window is there. */
import type { Trouble } from '#shared/bridge.ts'

/** More than this while nobody looks says nothing new. */
const most = 16

export class Troubles {
  readonly #tell: (trouble: Trouble) => void
  readonly #last = new Map<Trouble['about'], { at: number; detail: string }>()
  #waiting: Trouble[] | null = []

  constructor(tell: (trouble: Trouble) => void) {
    this.#tell = tell
  }

  add(trouble: Trouble): void {
    this.#last.set(trouble.about, { at: Date.now(), detail: trouble.detail })
    if (this.#waiting === null) this.#tell(trouble)
    else if (this.#waiting.length < most) this.#waiting.push(trouble)
  }

  last(about: Trouble['about']): { at: number; detail: string } | null {
    return this.#last.get(about) ?? null
  }

  /** Somebody looks now. */
  watched(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const trouble of waiting) this.#tell(trouble)
  }
}
