/** How long after a key, a wheel or a finger something may still move because of it, ms. */
const inertiaMs = 600

/** Tells whether a person moves what is in an element, other than that it moves because its content changes. */
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
