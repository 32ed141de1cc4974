import type { Clock } from '#shared/values/clock.ts'

export interface Toast {
  id: number
  text: string
}

/** ms: two lines, read slowly. */
export const toastDurationMs = 7_000
const maxToasts = 3

export class Toasts {
  #shown = $state.raw<readonly Toast[]>([])
  #last = 0
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get shown(): readonly Toast[] {
    return this.#shown
  }

  show(text: string): void {
    const toast = { id: ++this.#last, text }
    this.#shown = [...this.#shown.filter((other) => other.text !== text), toast].slice(-maxToasts)
    this.#clock.after(toastDurationMs, () => {
      this.dismiss(toast.id)
    })
  }

  dismiss(id: number): void {
    this.#shown = this.#shown.filter((toast) => toast.id !== id)
  }
}
