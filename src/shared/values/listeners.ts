export class Listeners<Args extends readonly unknown[]> {
  readonly #listeners = new Set<{ listener: (...args: Args) => void }>()

  add(listener: (...args: Args) => void): () => void {
    const entry = { listener } // a new object, so that a listener that is added twice is called twice
    this.#listeners.add(entry)
    return () => {
      this.#listeners.delete(entry)
    }
  }

  emit(...args: Args): void {
    for (const { listener } of this.#listeners) listener(...args)
  }
}

/** @returns calls all of them */
export function combineStops(stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}
