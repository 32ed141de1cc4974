import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection, type MessageItem } from '#shared/log/timeline.ts'
import type { Pages } from '../timeline/pages.ts'

/** The pinned messages of one room. Only the log has them, so it is read to its beginning. */
export class Pins {
  #list = $state.raw<readonly MessageItem[]>([])
  #loading = $state(true)
  readonly #pages: Pages
  readonly #projection: Projection

  constructor(pages: Pages, hash: Crypto['hash']) {
    this.#pages = pages
    this.#projection = new Projection(hash)
  }

  get list(): readonly MessageItem[] {
    return this.#list
  }

  get loading(): boolean {
    return this.#loading
  }

  /** They follow what happens in the room until the returned function is called. */
  watch(): () => void {
    return this.#pages.onAppended((placed) => {
      this.#add(placed)
    })
  }

  async load(): Promise<void> {
    for await (const placed of this.#pages.backwards()) this.#add(placed ?? [])
    this.#loading = false
  }

  #add(placed: readonly Placed[]): void {
    this.#projection.add(placed)
    const messages = this.#projection.items.filter((item) => item.kind === 'message')
    this.#list = messages.filter(({ pinned }) => pinned).reverse()
  }
}
