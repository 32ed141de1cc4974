import type { Clock } from '#shared/values/clock.ts'
import type { KeyValueStore } from '../platform.ts'

export const checkIntervalMs = 5_000
/** Longer than another tab takes to tell that the person has deleted it there. */
export const restoreDelayMs = 1_000

export interface LastingStoreOptions {
  store: KeyValueStore
  clock: Pick<Clock, 'after'>
  /** The value without which nothing else is of use. */
  mainKey: string
}

/**
 * A browser may delete what an open page has saved: for lack of room, or as its settings say. The page knows it still,
 * goes on with it, and saves it again. What this page or another tab deletes itself stays deleted.
 */
export class LastingStore implements KeyValueStore {
  readonly #store: KeyValueStore
  readonly #clock: Pick<Clock, 'after'>
  readonly #mainKey: string
  readonly #known = new Map<string, string>()
  #cancel: () => void = () => undefined
  #ended = false

  constructor({ store, clock, mainKey }: LastingStoreOptions) {
    this.#store = store
    this.#clock = clock
    this.#mainKey = mainKey
    for (const key of store.keys(mainKey)) this.get(key)
    store.onOtherChange((key) => {
      if (key.startsWith(mainKey)) this.#learn(key, store.get(key))
    })
    this.#check()
  }

  get(key: string): string | null {
    const stored = this.#store.get(key)
    if (stored === null && this.#isCleared) return this.#known.get(key) ?? null
    this.#learn(key, stored)
    return stored
  }

  set(key: string, value: string | null): boolean {
    this.#learn(key, value)
    return this.#store.set(key, value)
  }

  keys(prefix: string): string[] {
    const stored = this.#store.keys(prefix)
    if (!this.#isCleared) return stored
    return [...new Set([...stored, ...[...this.#known.keys()].filter((key) => key.startsWith(prefix))])]
  }

  onOtherChange(listener: (key: string) => void): () => void {
    return this.#store.onOtherChange(listener)
  }

  /** The person deletes everything. */
  end(): void {
    this.#ended = true
    this.#cancel()
    this.#known.clear()
  }

  get #isCleared(): boolean {
    return this.#known.has(this.#mainKey) && this.#store.get(this.#mainKey) === null
  }

  #learn(key: string, value: string | null): void {
    if (value === null || this.#ended) this.#known.delete(key)
    else this.#known.set(key, value)
  }

  #check(): void {
    if (this.#isCleared) this.#cancel = this.#clock.after(restoreDelayMs, () => this.#restore())
    else this.#cancel = this.#clock.after(checkIntervalMs, () => this.#check())
  }

  #restore(): void {
    if (this.#isCleared)
      for (const [key, value] of this.#known) if (this.#store.get(key) === null) this.#store.set(key, value)
    this.#check()
  }
}
