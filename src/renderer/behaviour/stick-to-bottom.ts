/** Closer to the end than this (CSS pixels) counts as being there. */
const nearEndPx = 64

/** How long content may still move by itself after it has changed its size, ms. */
const settleMs = 400

export interface Scrolled {
  offset: number
  viewport: number
  size: number
  /** ms; never jumps. */
  at: number
  byHand: boolean
}

/**
 * Whether a list should follow its newest entry: it does until it is scrolled up, and again once it is back. Content
 * that grows, shrinks or is measured again moves as well: then only a person's own movement lets go.
 */
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
