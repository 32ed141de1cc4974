import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import type { Located, Sought } from '#shared/protocol/shapes.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Clock } from '#shared/values/clock.ts'
import { firstPageSize, pageSize, LoadedWindow } from './loaded-window.svelte.ts'
import { Pages, type Page } from './pages.ts'
import type { SessionClient } from '../app/session-client.ts'

/** What failed to load: the newest events, or those before or after the window. */
export interface MissingPage {
  where: 'newest' | 'older' | 'newer'
  code: Code
}

export interface PageLoaderDeps {
  session: SessionClient
  clock: Clock
  hash: Crypto['hash']
  room: string
}

/** Loads pages of one room, one at a time, and reports when one cannot be loaded. */
export class PageLoader {
  #missing = $state.raw<MissingPage | null>(null)
  #loading: Promise<readonly Placed[]> | null = null
  #code: Code = 'offline'
  readonly #session: SessionClient
  readonly #room: string
  readonly #pages: Pages
  readonly window: LoadedWindow

  constructor({ clock, hash, session, room }: PageLoaderDeps) {
    this.#session = session
    this.#room = room
    this.#pages = new Pages(room, session, (code) => {
      this.#code = code
    })
    this.window = new LoadedWindow({ pages: this.#pages, clock, hash })
  }

  /** Not retried until the newest page is loaded. */
  get missing(): MissingPage | null {
    return this.#missing
  }

  /** Null also when the session has no event of the room yet. */
  async newest(): Promise<Page | null> {
    const page = await this.#pages.newest(this.window.head === 0 ? firstPageSize : pageSize)
    this.#missing = page ? null : { where: 'newest', code: this.#code }
    return page && page.placed.length > 0 ? page : null
  }

  /** @returns the new events: none at the end, after a failure, or while a page is loading */
  loadPage(where: 'older' | 'newer'): Promise<readonly Placed[]> {
    const { hasOlder, hasNewer } = this.window
    const there = where === 'older' ? hasOlder : hasNewer
    if (!there || this.#missing?.where === where) return Promise.resolve([])
    if (this.#loading) return this.#loading.then(() => [])
    this.#loading = this.#loadPage(where).finally(() => (this.#loading = null))
    return this.#loading
  }

  clearMissing(): MissingPage['where'] {
    const where = this.#missing?.where ?? 'newest'
    this.#missing = null
    return where
  }

  /** Where a message is, or the first one at or after a time; `not-found` when there is none. */
  async locate(sought: Sought): Promise<Located | Code> {
    const reply = await this.#session.request('log:locate', { room: this.#room, sought })
    return reply.ok ? (reply.located ?? 'not-found') : reply.code
  }

  async #loadPage(where: 'older' | 'newer'): Promise<readonly Placed[]> {
    const placed = await this.window[where]()
    if (placed === null) this.#missing = { where, code: this.#code }
    return placed ?? []
  }
}
