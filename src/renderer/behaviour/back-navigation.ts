/** The browser's and the phone's own Back closes what was opened last, as long as there is something. */

interface Place {
  history: Pick<History, 'state' | 'pushState' | 'go'>
  addEventListener: (name: 'popstate', listener: (event: PopStateEvent) => void) => void
  removeEventListener: (name: 'popstate', listener: (event: PopStateEvent) => void) => void
}

/** One entry of the browser's history for everything that is open, the outermost first. */
export class BackNavigation {
  #closers: readonly (() => void)[] = []
  #depth = 0
  /** The browser goes back in its own time; until it has arrived, its history must be left alone. */
  #going = false
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
    this.#depth = depthOf(place.history.state)
  }

  listen(): () => void {
    const hear = ({ state }: PopStateEvent): void => {
      this.#went(depthOf(state))
    }
    this.#place.addEventListener('popstate', hear)
    return () => {
      this.#place.removeEventListener('popstate', hear)
    }
  }

  opened(closers: readonly (() => void)[]): void {
    this.#closers = closers
    if (!this.#going) this.#follow()
  }

  #follow(): void {
    const { history } = this.#place
    const wanted = this.#closers.length
    if (wanted < this.#depth) {
      this.#going = true
      history.go(wanted - this.#depth)
      return
    }
    for (let depth = this.#depth + 1; depth <= wanted; depth++) history.pushState({ depth }, '')
    this.#depth = wanted
  }

  #went(depth: number): void {
    const open = this.#closers
    this.#depth = depth
    // Where this class went itself; or forward to what has been closed, which stays closed.
    if (this.#going || depth > open.length) {
      this.#going = false
      this.#follow()
    } else for (const close of open.slice(depth).toReversed()) close()
  }
}

function depthOf(state: unknown): number {
  const depth: unknown = typeof state === 'object' && state !== null && 'depth' in state ? state.depth : 0
  return typeof depth === 'number' ? depth : 0
}
