/** A guest's browser: its tabs share what they store, and each learns a little later what the others do. */
import { Listeners } from '#shared/values/listeners.ts'
import type { TabChannel } from '../../src/renderer/platform/guest/tab-channel.ts'
import type { KeyValueStore } from '../../src/renderer/platform/platform.ts'
import type { Random } from './random.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { VirtualTime } from './time.ts'

/** ms from one process of the browser to another one at most: a quick computer, a busy one. */
const delays = [1, 40, 150]

export interface PageOfTab {
  /** This tab has made the key that all have; the others may come right behind it. */
  isFirst: boolean
  store: KeyValueStore
  channel: TabChannel
}

type News = { key: string; value: string | null } | { message: object }

export class SimulatedBrowser {
  /** ms that its clock is ahead by. */
  skew = 0
  readonly #time: VirtualTime
  readonly #random: Random
  readonly #maxDelay: number
  #values = new Map<string, string>()
  #hasOpened = false
  readonly #news = new Listeners<[from: object, news: News]>()
  #last = 0

  constructor(time: VirtualTime, random: Random) {
    this.#time = time
    this.#random = random
    this.#maxDelay = random.pick(delays)
  }

  copy(): ReadonlyMap<string, string> {
    return new Map(this.#values)
  }

  /** Only while none of its tabs runs. */
  putBack(copy: ReadonlyMap<string, string>): void {
    this.#values = new Map(copy)
  }

  open(process: SimulatedProcess): PageOfTab {
    const changed = new Listeners<[key: string]>()
    const posted = new Listeners<[message: unknown]>()
    const mine = new TabStorage(new Map(this.#values))
    const isFirst = !this.#hasOpened
    this.#hasOpened = true
    let isClosed = false
    this.#news.add((from, news) => {
      if (from === mine && 'key' in news) mine.acknowledged(news.key)
      if (from === mine) return
      process.run(() => {
        if ('message' in news && !isClosed) posted.emit(news.message)
        if (!('key' in news)) return
        mine.received(news.key, news.value)
        changed.emit(news.key)
      })
    })
    return {
      isFirst,
      store: {
        get: (key) => mine.get(key),
        set: (key, value) => {
          if (process.alive && mine.set(key, value)) this.#tell(mine, { key, value })
          return true
        },
        keys: (prefix) => mine.keys(prefix),
        onOtherChange: (listener) => changed.add(listener)
      },
      channel: {
        post: (message) => {
          if (process.alive && !isClosed) this.#tell(mine, { message })
        },
        listen: (listener) => {
          posted.add(listener)
        },
        close: () => {
          isClosed = true
        }
      }
    }
  }

  /** To the browser's own process, which puts everything in one order. */
  #tell(from: object, news: News): void {
    this.#last = Math.max(this.#last, this.#time.now() + this.#random.between(0, this.#maxDelay))
    const values = this.#values
    this.#time.after(this.#last - this.#time.now(), () => {
      if (values !== this.#values) return
      if ('key' in news) put(values, news.key, news.value)
      this.#news.emit(from, news)
    })
  }
}

/** What a page sees of the storage: its own changes at once, and over those of others that were made before. */
class TabStorage {
  readonly #values: Map<string, string>
  /** By key, the own changes that have not come back yet. */
  readonly #pending = new Map<string, number>()

  constructor(values: Map<string, string>) {
    this.#values = values
  }

  get(key: string): string | null {
    return this.#values.get(key) ?? null
  }

  keys(prefix: string): string[] {
    return [...this.#values.keys()].filter((key) => key.startsWith(prefix))
  }

  set(key: string, value: string | null): boolean {
    if (this.get(key) === value) return false
    put(this.#values, key, value)
    this.#pending.set(key, (this.#pending.get(key) ?? 0) + 1)
    return true
  }

  acknowledged(key: string): void {
    this.#pending.set(key, (this.#pending.get(key) ?? 1) - 1)
  }

  received(key: string, value: string | null): void {
    if ((this.#pending.get(key) ?? 0) === 0) put(this.#values, key, value)
  }
}

function put(values: Map<string, string>, key: string, value: string | null): void {
  if (value === null) values.delete(key)
  else values.set(key, value)
}
