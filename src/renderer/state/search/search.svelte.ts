import { run } from '../../run.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'
import { isFoundBy } from '#shared/text/search-words.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Code } from '#shared/values/reply.ts'
import type { SearchPage, SearchQuery } from '#shared/protocol/shapes.ts'
import type { Clock } from '#shared/values/clock.ts'
import { excerpt } from '../../text/excerpt.ts'
import { highlightHits, parseQuery, type SearchFilter, type TextPiece } from '../../text/query.ts'
import {
  buildSearchRequest,
  type SearchNames,
  type PickedFilters,
  type UnknownFilter,
  type Wordless
} from './search-request.ts'
import type { SessionClient } from '../app/session-client.ts'

/** ms to wait for the next letter. */
export const searchDelayMs = 250

export interface SearchResult {
  id: string
  seq: number
  room: string
  author: string
  at: number
  pieces: readonly TextPiece[]
}

export interface SearchDeps extends SearchNames {
  session: SessionClient
  clock: Clock
  hash: Crypto['hash']
}

export type SearchProblem = UnknownFilter | Wordless | { about: 'refused'; code: Code }

export class Search {
  #typed = $state('')
  #picked = $state.raw<PickedFilters>({})
  #results = $state.raw<readonly SearchResult[] | null>(null)
  #next = $state<number | null>(null)
  #busy = $state(false)
  #problem = $state.raw<SearchProblem | null>(null)
  #cancel: (() => void) | null = null
  #requestNumber = 0
  readonly #deps: SearchDeps

  constructor(deps: SearchDeps) {
    this.#deps = deps
  }

  get typed(): string {
    return this.#typed
  }

  get picked(): PickedFilters {
    return this.#picked
  }

  /** Newest first; null before the first search. */
  get results(): readonly SearchResult[] | null {
    return this.#results
  }

  get more(): boolean {
    return this.#next !== null
  }

  get busy(): boolean {
    return this.#busy
  }

  get problem(): SearchProblem | null {
    return this.#problem
  }

  /** Results follow the edits and the deletion of their messages until the returned function is called. */
  watch(): () => void {
    return this.#deps.session.on('log:appended', ({ placed }) => {
      if (this.#results)
        this.#results = placed.reduce((results, one) => this.#follow(results, one), this.#results)
    })
  }

  type(typed: string): void {
    this.#typed = typed
    this.#cancel?.()
    this.#cancel = this.#deps.clock.after(searchDelayMs, () => run(this.run()))
  }

  pick(filter: SearchFilter, value: string): void {
    this.#picked = { ...this.#picked, [filter]: value }
    run(this.run())
  }

  async run(): Promise<void> {
    this.#cancel?.()
    this.#problem = null
    const query = this.#request()
    if (query) await this.#loadPage(query, [])
    else this.#clear()
  }

  async loadMore(): Promise<void> {
    const query = this.#request()
    if (query && this.#next !== null && !this.#busy)
      await this.#loadPage({ ...query, below: this.#next }, this.#results ?? [])
  }

  async #loadPage(query: SearchQuery, before: readonly SearchResult[]): Promise<void> {
    const turn = ++this.#requestNumber
    this.#busy = true
    const reply = await this.#deps.session.request('log:search', query)
    if (turn !== this.#requestNumber) return // a newer search has begun
    this.#busy = false
    if (!reply.ok) {
      this.#clear()
      this.#problem = { about: 'refused', code: reply.code }
      return
    }
    this.#results = [...before, ...reply.found.map((one) => this.#resultOf(one, query.text))]
    this.#next = reply.next
  }

  #follow(results: readonly SearchResult[], { event }: Placed): readonly SearchResult[] {
    const known = asKnown(event)
    if (known?.kind === 'message.removed') return results.filter(({ id }) => id !== known.body.target)
    if (known?.kind !== 'message.edited' && known?.kind !== 'message.deleted') return results
    const { body, kind, author } = known
    return results.flatMap((result) => {
      if (result.id !== body.target || result.author !== author) return [result]
      if (kind === 'message.deleted') return []
      const words = parseQuery(this.#typed).words
      return isFoundBy(words, body.text)
        ? [{ ...result, pieces: highlightHits(excerpt(body.text, Infinity), words) }]
        : []
    })
  }

  #clear(): void {
    this.#requestNumber += 1
    this.#busy = false
    this.#results = null
    this.#next = null
  }

  #resultOf({ placed, text }: SearchPage['found'][number], words: string): SearchResult {
    const { event, position } = placed
    const id = eventId(event, this.#deps.hash)
    return {
      id,
      seq: position.seq,
      room: event.room,
      author: event.author,
      at: event.at,
      pieces: highlightHits(excerpt(text, Infinity), words)
    }
  }

  /** Null for an empty or an invalid query; an invalid one sets the problem. */
  #request(): SearchQuery | null {
    const query = buildSearchRequest(this.#typed, this.#picked, this.#deps)
    if (query === null || !('about' in query)) return query
    this.#problem = query
    return null
  }
}
