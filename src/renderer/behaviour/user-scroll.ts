/** ms after a key, a wheel or a finger in which a scroll counts as the person's own. */
const inertiaMs = 600

/** Distinguishes a person's scrolling from movement by changes of the content. */
export class UserScroll {
  #movedAt = -Infinity
  #isDown = false

  watch = (element: HTMLElement): (() => void) => {
    const stop = new AbortController()
    const options = { signal: stop.signal, passive: true }
    const move = (): void => {
      this.#movedAt = performance.now()
    }
    const hold = (down: boolean) => (): void => {
      this.#isDown = down
      move()
    }
    for (const name of ['wheel', 'touchmove', 'keydown'] as const)
      element.addEventListener(name, move, options)
    element.addEventListener('pointerdown', hold(true), options)
    for (const name of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(name, hold(false), options)
    return () => {
      stop.abort()
    }
  }

  get isMoving(): boolean {
    return this.#isDown || performance.now() - this.#movedAt < inertiaMs
  }
}
