import { eventId } from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Code } from '#shared/protocol/reply.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Found, Search as Asked } from '#shared/protocol/shapes.ts'
import type { Clock } from '#shared/session/parts.ts'
import { excerpt } from '../text/excerpt.ts'
import { hitsIn, parseQuery, startOfDay, type Filter, type Piece, type Query } from '../text/query.ts'
import type { Port } from './port.ts'

/** How long to wait for the next letter, ms. */
export const pause = 250
const pageSize = 25

export interface Hit {
  id: string
  seq: number
  room: string
  author: string
  at: number
  pieces: readonly Piece[]
}

export interface SearchParts {
  port: Port
  clock: Clock
  hash: Crypto['hash']
  /** The device of somebody called so; null when there is nobody. */
  findPerson: (name: string) => string | null
  findRoom: (name: string) => string | null
}

/** Why there is no result: a filter that means nothing here, or a refusal. */
export type Problem = { about: Filter; value: string } | { about: 'refused'; code: Code }

/** One search over all rooms that I am in. */
export class Search {
  #typed = $state('')
  #picked = $state<Partial<Record<Filter, string>>>({})
  #hits = $state.raw<readonly Hit[] | null>(null)
  #next = $state<number | null>(null)
  #busy = $state(false)
  #problem = $state.raw<Problem | null>(null)
  #cancel: (() => void) | null = null
  #turn = 0
  readonly #parts: SearchParts

  constructor(parts: SearchParts) {
    this.#parts = parts
  }

  get typed(): string {
    return this.#typed
  }

  /** Devices, rooms and days that were picked instead of typed. What is typed counts more. */
  get picked(): Readonly<Partial<Record<Filter, string>>> {
    return this.#picked
  }

  /** Newest first; null while nothing has been looked for. */
  get hits(): readonly Hit[] | null {
    return this.#hits
  }

  /** There are more than those. */
  get more(): boolean {
    return this.#next !== null
  }

  get busy(): boolean {
    return this.#busy
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /** Looks as soon as the typing pauses. */
  type(typed: string): void {
    this.#typed = typed
    this.#cancel?.()
    this.#cancel = this.#parts.clock.after(pause, () => void this.look())
  }

  pick(filter: Filter, value: string): void {
    this.#picked = { ...this.#picked, [filter]: value }
    void this.look()
  }

  async look(): Promise<void> {
    this.#cancel?.()
    this.#problem = null
    const asked = this.#asked()
    if (asked) await this.#page(asked, [])
    else this.#forget()
  }

  async lookOn(): Promise<void> {
    const asked = this.#asked()
    if (asked && this.#next !== null && !this.#busy)
      await this.#page({ ...asked, below: this.#next }, this.#hits ?? [])
  }

  async #page(asked: Asked, before: readonly Hit[]): Promise<void> {
    const turn = ++this.#turn
    this.#busy = true
    const reply = await this.#parts.port.request('log:search', asked)
    if (turn !== this.#turn) return // something else is looked for by now
    this.#busy = false
    if (!reply.ok) {
      this.#forget()
      this.#problem = { about: 'refused', code: reply.code }
      return
    }
    this.#hits = [...before, ...reply.found.map((one) => this.#hit(one, asked.text))]
    this.#next = reply.next
  }

  #forget(): void {
    this.#turn += 1
    this.#busy = false
    this.#hits = null
    this.#next = null
  }

  #hit({ placed, text }: Found['found'][number], words: string): Hit {
    const { event, position } = placed
    const id = eventId(event, this.#parts.hash)
    return {
      id,
      seq: position.seq,
      room: event.room,
      author: event.author,
      at: event.at,
      pieces: hitsIn(excerpt(text, Infinity), words)
    }
  }

  /** Null when nothing is asked, or when a filter means nothing: then the problem says which. */
  #asked(): Asked | null {
    const query = parseQuery(this.#typed)
    const from = this.#meant('from', query, this.#parts.findPerson, idOf)
    const room = this.#meant('in', query, this.#parts.findRoom, idOf)
    const before = this.#meant('before', query, startOfDay)
    const after = this.#meant('after', query, startOfDay)
    if (this.#problem || (query.words === '' && [from, room, before, after].every((one) => one === null)))
      return null
    return {
      text: query.words.slice(0, limits.search),
      limit: pageSize,
      ...(from === null ? {} : { from }),
      ...(room === null ? {} : { room }),
      ...(before === null ? {} : { before }),
      ...(after === null ? {} : { after })
    }
  }

  /** What a filter means: as it was typed, else as it was picked. */
  #meant<T>(filter: Filter, query: Query, read: (typed: string) => T | null, take = read): T | null {
    const typed = query[filter]
    if (typed === undefined) return take(this.#picked[filter] ?? '')
    const value = read(typed)
    if (value === null) this.#problem ??= { about: filter, value: typed }
    return value
  }
}

function idOf(picked: string): string | null {
  return picked === '' ? null : picked
}
