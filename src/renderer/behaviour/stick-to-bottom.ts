/** Closer to the end than this (CSS pixels) counts as being there. */
const near = 64

export interface Scrolled {
  offset: number
  viewport: number
  size: number
}

/**
 * Whether a list should follow its newest entry: it does until the person scrolls up, and again once they are
 * back. Growing content also moves the end away, so only a movement upwards lets go.
 */
export class StickToBottom {
  #pinned = true
  #last = 0
  readonly #onchange: (pinned: boolean) => void

  constructor(onchange: (pinned: boolean) => void) {
    this.#onchange = onchange
  }

  get pinned(): boolean {
    return this.#pinned
  }

  scrolled({ offset, viewport, size }: Scrolled): void {
    const upwards = offset < this.#last
    this.#last = offset
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
