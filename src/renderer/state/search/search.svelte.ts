import { eventId } from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Found, Search as Asked } from '#shared/protocol/shapes.ts'
import type { Clock } from '#shared/values/clock.ts'
import { excerpt } from '../../text/excerpt.ts'
import { hitsIn, type Filter, type Piece } from '../../text/query.ts'
import { askedFor, type Names, type Picked, type Unknown, type Wordless } from './search-request.ts'
import type { Port } from '../app/session-client.ts'

/** How long to wait for the next letter, ms. */
export const pause = 250

export interface Hit {
  id: string
  seq: number
  room: string
  author: string
  at: number
  pieces: readonly Piece[]
}

export interface SearchParts extends Names {
  port: Port
  clock: Clock
  hash: Crypto['hash']
}

/** Why there is no result: a filter or words that mean nothing here, or a refusal. */
export type Problem = Unknown | Wordless | { about: 'refused'; code: Code }

/** One search over all rooms that I am in. */
export class Search {
  #typed = $state('')
  #picked = $state.raw<Picked>({})
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

  get picked(): Picked {
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

  /** Null when nothing is asked, or nothing that means something: then the problem says what. */
  #asked(): Asked | null {
    const asked = askedFor(this.#typed, this.#picked, this.#parts)
    if (asked === null || !('about' in asked)) return asked
    this.#problem = asked
    return null
  }
}
