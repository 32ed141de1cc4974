/** CSS pixels from the end that still count as the end. */
const nearEndPx = 64

/** ms that content may move by itself after a change of its size. */
const settleMs = 400

export interface Scrolled {
  offset: number
  viewport: number
  size: number
  /** ms; never jumps. */
  at: number
  byHand: boolean
}

/** Whether a list follows its newest entry: only a person's own scrolling turns that off, not a change of size. */
export class StickToBottom {
  #pinned = true
  #last: Scrolled = { offset: 0, viewport: 0, size: 0, at: -Infinity, byHand: false }
  #changedAt = -Infinity
  readonly #onchange: (pinned: boolean) => void

  constructor(onchange: (pinned: boolean) => void) {
    this.#onchange = onchange
  }

  get pinned(): boolean {
    return this.#pinned
  }

  scrolled(now: Scrolled): void {
    const { offset, viewport, size, at, byHand } = now
    if (size !== this.#last.size || viewport !== this.#last.viewport) this.#changedAt = at
    const upwards = offset < this.#last.offset && (byHand || at - this.#changedAt > settleMs)
    this.#last = now
    if (size - viewport - offset <= nearEndPx) this.#set(true)
    else if (upwards) this.#set(false)
  }

  pin(): void {
    this.#set(true)
  }

  release(): void {
    this.#set(false)
  }

  #set(pinned: boolean): void {
    if (pinned === this.#pinned) return
    this.#pinned = pinned
    this.#onchange(pinned)
  }
}
