import { run } from '../../run.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection, type MessageItem } from '#shared/log/timeline.ts'
import { combineStops } from '#shared/values/listeners.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Refuse } from '../app/session-client.ts'
import type { Pages } from '../timeline/pages.ts'

/** The pinned messages of one room. Only the log has them, so it is read to its beginning. */
export class Pins {
  #list = $state.raw<readonly MessageItem[]>([])
  #loading = $state(true)
  #refused = $state<Code | null>(null)
  readonly #pages: Pages
  readonly #hash: Crypto['hash']
  #projection: Projection

  /** @param pagesFor the room's log, read with this place for its refusals */
  constructor(pagesFor: (refuse: Refuse) => Pages, hash: Crypto['hash']) {
    this.#pages = pagesFor((code) => (this.#refused = code))
    this.#hash = hash
    this.#projection = new Projection(hash)
  }

  get list(): readonly MessageItem[] {
    return this.#list
  }

  get loading(): boolean {
    return this.#loading
  }

  /** Why the log could not be read to its beginning: there may be more. */
  get refused(): Code | null {
    return this.#refused
  }

  /** They follow what happens in the room until the returned function is called. */
  watch(): () => void {
    return combineStops([
      this.#pages.onAppended((placed) => {
        this.#add(placed)
      }),
      this.#pages.onCut(() => {
        run(this.load())
      })
    ])
  }

  /** From the newest message on, also when it is called again. */
  async load(): Promise<void> {
    const projection = new Projection(this.#hash)
    this.#projection = projection
    this.#refused = null
    this.#loading = true
    for await (const placed of this.#pages.backwards()) {
      if (projection !== this.#projection) return // a later call reads it
      this.#add(placed ?? [])
    }
    this.#loading = false
  }

  #add(placed: readonly Placed[]): void {
    this.#projection.add(placed)
    const messages = this.#projection.items.filter((item) => item.kind === 'message')
    this.#list = messages.filter(({ pinned }) => pinned).reverse()
  }
}
