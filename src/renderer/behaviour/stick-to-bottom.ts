/** Closer to the end than this (CSS pixels) counts as being there. */
const near = 64

export interface Scrolled {
  offset: number
  viewport: number
  size: number
}

/**
 * Whether a list should follow its newest entry: it does until the person scrolls up, and again once they are
 * back. Growing content moves the end away, and content that shrinks moves everything up, so only a movement upwards
 * in content that has not shrunk lets go.
 */
export class StickToBottom {
  #pinned = true
  #last: Scrolled = { offset: 0, viewport: 0, size: 0 }
  readonly #onchange: (pinned: boolean) => void

  constructor(onchange: (pinned: boolean) => void) {
    this.#onchange = onchange
  }

  get pinned(): boolean {
    return this.#pinned
  }

  scrolled(now: Scrolled): void {
    const { offset, viewport, size } = now
    const upwards = offset < this.#last.offset && size >= this.#last.size && viewport === this.#last.viewport
    this.#last = now
    if (size - viewport - offset <= near) this.#set(true)
    else if (upwards) this.#set(false)
  }

  pin(): void {
    this.#set(true)
  }

  /** The person is shown another place; the end can wait. */
  release(): void {
    this.#set(false)
  }

  #set(pinned: boolean): void {
    if (pinned === this.#pinned) return
    this.#pinned = pinned
    this.#onchange(pinned)
  }
}
