/** The Back of the browser and the phone closes what was opened last. */

interface BrowserPage {
  history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'go'>
  location: Pick<Location, 'hash'>
  addEventListener: (name: 'popstate', listener: (event: PopStateEvent) => void) => void
  removeEventListener: (name: 'popstate', listener: (event: PopStateEvent) => void) => void
}

/** One history entry for each open layer, the outermost first. */
export class BackNavigation {
  #closers: readonly (() => void)[] = []
  #depth = 0
  /** `history.go` is asynchronous; until it has arrived, the history must not be changed. */
  #isNavigating = false
  readonly #page: BrowserPage

  constructor(page: BrowserPage) {
    this.#page = page
    this.#depth = depthOf(page.history.state)
  }

  listen(): () => void {
    const onPopState = ({ state }: PopStateEvent): void => {
      const { history, location } = this.#page
      // A fragment that is entered in the address bar makes an entry too, which is no step back.
      if (state === null && location.hash !== '') history.replaceState({ depth: this.#depth }, '')
      else this.#went(depthOf(state))
    }
    this.#page.addEventListener('popstate', onPopState)
    return () => {
      this.#page.removeEventListener('popstate', onPopState)
    }
  }

  opened(closers: readonly (() => void)[]): void {
    this.#closers = closers
    if (!this.#isNavigating) this.#follow()
  }

  #follow(): void {
    const { history } = this.#page
    const newDepth = this.#closers.length
    if (newDepth < this.#depth) {
      this.#isNavigating = true
      history.go(newDepth - this.#depth)
      return
    }
    for (let depth = this.#depth + 1; depth <= newDepth; depth++) history.pushState({ depth }, '')
    this.#depth = newDepth
  }

  #went(depth: number): void {
    const open = this.#closers
    this.#depth = depth
    // Our own step back; or a step forward to a closed layer, which stays closed.
    if (this.#isNavigating || depth > open.length) {
      this.#isNavigating = false
      this.#follow()
    } else for (const close of open.slice(depth).toReversed()) close()
  }
}

function depthOf(state: unknown): number {
  const depth: unknown = typeof state === 'object' && state !== null && 'depth' in state ? state.depth : 0
  return typeof depth === 'number' ? depth : 0
}
