/** The browser's and the phone's own Back closes what was opened last, as long as there is something. */

interface Place {
  history: Pick<History, 'state' | 'pushState' | 'go'>
  addEventListener: (name: 'popstate', listener: (event: PopStateEvent) => void) => void
  removeEventListener: (name: 'popstate', listener: (event: PopStateEvent) => void) => void
}

/** One entry of the browser's history for everything that is open, the outermost first. */
export class Back {
  #closers: readonly (() => void)[] = []
  #depth = 0
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
    this.#depth = depthOf(place.history.state)
  }

  /** @returns a function that stops listening */
  listen(): () => void {
    const hear = ({ state }: PopStateEvent): void => {
      this.#went(depthOf(state))
    }
    this.#place.addEventListener('popstate', hear)
    return () => {
      this.#place.removeEventListener('popstate', hear)
    }
  }

  /** What is open now, and how each of it closes. */
  opened(closers: readonly (() => void)[]): void {
    this.#closers = closers
    const { history } = this.#place
    const wanted = closers.length
    if (wanted < this.#depth) history.go(wanted - this.#depth)
    for (let depth = this.#depth + 1; depth <= wanted; depth++) history.pushState({ depth }, '')
    this.#depth = wanted
  }

  #went(depth: number): void {
    const open = this.#closers
    this.#depth = depth
    // Forward to what has been closed: it stays closed.
    if (depth > open.length) this.opened(open)
    else for (const close of open.slice(depth).toReversed()) close()
  }
}

function depthOf(state: unknown): number {
  const depth: unknown = typeof state === 'object' && state !== null && 'depth' in state ? state.depth : 0
  return typeof depth === 'number' ? depth : 0
}
