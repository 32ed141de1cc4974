import type { Crypto } from '#shared/log/crypto.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Clock } from '#shared/values/clock.ts'
import { firstPage, pageSize } from './around.ts'
import { Pages, type Page } from './pages.ts'
import type { Port } from '../app/session-client.ts'
import { isPosted } from './runs.ts'
import { Stretch } from './loaded-window.svelte.ts'

/** What could not be read: the newest events, or those before or after what is there. */
export interface Missing {
  where: 'newest' | 'older' | 'newer'
  code: Code
}

export interface ReadingParts {
  port: Port
  clock: Clock
  hash: Crypto['hash']
  room: string
}

/** Turns the pages of one room, one at a time, and says when one cannot be had. */
export class Reading {
  #missing = $state.raw<Missing | null>(null)
  #turning: Promise<readonly Placed[]> | null = null
  #code: Code = 'offline'
  readonly #hash: Crypto['hash']
  readonly #pages: Pages
  readonly stretch: Stretch

  constructor({ clock, hash, port, room }: ReadingParts) {
    this.#hash = hash
    this.#pages = new Pages(room, port, (code) => {
      this.#code = code
    })
    this.stretch = new Stretch({ pages: this.#pages, clock, hash })
  }

  /** It is not asked for again by itself until the newest page could be read. */
  get missing(): Missing | null {
    return this.#missing
  }

  /** Null also when the session has nothing of the room yet: a room begins with an event. */
  async newest(): Promise<Page | null> {
    const page = await this.#pages.newest(this.stretch.head === 0 ? firstPage : pageSize)
    this.#missing = page ? null : { where: 'newest', code: this.#code }
    return page && page.placed.length > 0 ? page : null
  }

  /** @returns what is new: nothing when there is no such page, it cannot be had, or is being fetched already */
  turn(where: 'older' | 'newer'): Promise<readonly Placed[]> {
    const { more, past } = this.stretch
    const there = where === 'older' ? more : past
    if (!there || this.#missing?.where === where) return Promise.resolve([])
    if (this.#turning) return this.#turning.then(() => [])
    this.#turning = this.#turn(where).finally(() => (this.#turning = null))
    return this.#turning
  }

  /** The person wants it to be tried once more. */
  forgive(): Missing['where'] {
    const where = this.#missing?.where ?? 'newest'
    this.#missing = null
    return where
  }

  /** Where a message is that is older than what is loaded; null when it is nowhere. */
  async find(id: string): Promise<number | null> {
    for (let before = this.stretch.oldest; before > 1;) {
      const page = await this.#pages.before(before, limits.page)
      const found = page?.placed.find(({ event }) => isPosted(event) && eventId(event, this.#hash) === id)
      if (found) return found.position.seq
      before = page?.placed[0]?.position.seq ?? 0
    }
    return null
  }

  async #turn(where: 'older' | 'newer'): Promise<readonly Placed[]> {
    const placed = await this.stretch[where]()
    if (placed === null) this.#missing = { where, code: this.#code }
    return placed ?? []
  }
}
