/** What a guest's browser keeps of its own events, for a host whose data is an older copy. Each is a value of its own, so that no tab overwrites another's. */
import * as v from 'valibot'
import { sha256 } from '@noble/hashes/sha2.js'
import { targetOf } from '#shared/log/amendments.ts'
import { erase, LogEvent, Position, type Placed } from '#shared/log/event.ts'
import { asKnown, isDeletion } from '#shared/log/kinds.ts'
import { newestBy } from '#shared/log/newest-by.ts'
import type { OwnEvent } from '#shared/session/deps.ts'
import { limits } from '#shared/values/limits.ts'
import type { KeyValueStore } from '../platform.ts'
import { parsed } from './parsed.ts'

/** UTF-16 units: a twentieth of what a browser gives to a page. */
const maxLength = 256 * 1024

const Stored = v.union([
  v.object({ event: LogEvent, origin: v.exactOptional(Position) }),
  // Of an earlier version.
  v.pipe(
    LogEvent,
    v.transform((event) => ({ event }))
  )
])
type Stored = v.InferOutput<typeof Stored>

interface Kept extends OwnEvent {
  text: string
}

export class OwnEvents {
  readonly #store: KeyValueStore
  readonly #prefix: string
  /** So that a text is parsed once. */
  readonly #read = new Map<string, Kept>()

  constructor(store: KeyValueStore, prefix: string) {
    this.#store = store
    this.#prefix = prefix
  }

  newest(author: string, limit: number): OwnEvent[] {
    return newestBy(
      this.#all().filter(({ event }) => event.author === author),
      limit
    )
  }

  keep(id: string, event: LogEvent, origin?: Position): void {
    const known = this.#load(id)
    if (known && (known.origin || !origin)) return
    this.#write(id, { event: known?.event ?? event, ...(origin ? { origin } : {}) })
    this.#eraseDeletedBy(event)
    this.#prune()
  }

  forget(id: string): void {
    if (!this.#load(id)?.origin) this.#remove(id)
  }

  #remove(id: string): void {
    this.#read.delete(id)
    this.#store.set(this.#prefix + id, null)
  }

  /** What is deleted is not kept any more, no matter who has deleted it. */
  eraseDeleted(placed: readonly Placed[]): void {
    for (const { event } of placed) this.#eraseDeletedBy(event)
  }

  #eraseDeletedBy(event: LogEvent): void {
    const known = asKnown(event)
    if (!known || !isDeletion(known)) return
    const { target } = known.body
    for (const { id, event: kept, origin } of this.#all()) {
      const isAbout = id === target || targetOf(kept) === target
      if (isAbout && (id === target || kept.kind === 'message.edited') && kept.erased === undefined)
        this.#write(id, { event: erase(kept, sha256), ...(origin ? { origin } : {}) })
    }
  }

  #prune(): void {
    const all = this.#all().toSorted((one, other) => other.event.aseq - one.event.aseq)
    const introduction = all.find(({ event }) => event.kind === 'member.introduced')
    let length = introduction?.text.length ?? 0
    const others = all.filter((one) => one !== introduction)
    for (const [index, { id, text }] of others.entries()) {
      length += text.length
      if (index < limits.ownEvents - 1 && length <= maxLength) continue
      this.#remove(id)
    }
  }

  #all(): Kept[] {
    return this.#store.keys(this.#prefix).flatMap((key) => this.#load(key.slice(this.#prefix.length)) ?? [])
  }

  #load(id: string): Kept | null {
    const text = this.#store.get(this.#prefix + id)
    if (text === null) return null
    const before = this.#read.get(id)
    if (before?.text === text) return before
    const stored = parsed(Stored, text)
    if (!stored) return null
    const kept = { id, ...stored, text }
    this.#read.set(id, kept)
    return kept
  }

  #write(id: string, stored: Stored): void {
    this.#store.set(this.#prefix + id, JSON.stringify(stored))
  }
}
