/** What the tabs of a guest's browser share: each waiting message and the read marks are values of their own, so that no tab overwrites another's. */
import * as v from 'valibot'
import { Claim, compareClaims } from '#shared/log/claim.ts'
import { LogEvent, type Placed } from '#shared/log/event.ts'
import { Draft } from '#shared/session/contract.ts'
import type { SessionStore, StoredDraft } from '#shared/session/deps.ts'
import type { Clock } from '#shared/values/clock.ts'
import { Count, RoomId } from '#shared/values/ids.ts'
import { ChainHead } from '#shared/values/reply.ts'
import type { KeyValueStore } from '../platform.ts'
import { OwnEvents } from './own-events.ts'
import { parsed } from './parsed.ts'

const SavedDraft = v.object({ order: Count, draft: Draft, event: v.nullable(LogEvent) })
type SavedDraft = v.InferOutput<typeof SavedDraft>
const Marks = v.record(RoomId, Count)

export type SharedStore = Pick<
  SessionStore,
  | 'outbox'
  | 'saveDraft'
  | 'dropDraft'
  | 'mark'
  | 'setMark'
  | 'claim'
  | 'acceptClaim'
  | 'head'
  | 'saveHead'
  | 'ownEvents'
  | 'keepOwn'
  | 'forgetOwn'
> & {
  /** Events of others are not kept here, and what is deleted of this guest's own is neither. */
  eraseDeleted: (placed: readonly Placed[]) => void
}

interface SharedKeys {
  draft: (ticket: string) => string
  marks: string
  claim: string
  head: string
  /** Before the id of an event. */
  own: string
}

export const sharedKeys = (space: string): SharedKeys => ({
  draft: (ticket) => `guest/${space}/outbox/${ticket}`,
  marks: `guest/${space}/marks`,
  claim: `guest/${space}/claim`,
  head: `guest/${space}/head`,
  own: `guest/${space}/own/`
})

export function sharedStore(store: KeyValueStore, space: string, clock: Pick<Clock, 'now'>): SharedStore {
  const keys = sharedKeys(space)
  const drafts = new SavedDrafts(store, keys.draft, clock)
  const own = new OwnEvents(store, keys.own)
  const marks = (): Record<string, number> => parsed(Marks, store.get(keys.marks) ?? '{}') ?? {}
  const claim = (): Claim | null => parsed(v.nullable(Claim), store.get(keys.claim) ?? 'null')
  return {
    outbox: () => drafts.all(),
    saveDraft: (stored) => {
      drafts.save(stored)
    },
    dropDraft: (ticket) => {
      drafts.drop(ticket)
    },
    mark: (room) => marks()[room] ?? null,
    setMark: (room, seq) => {
      store.set(keys.marks, JSON.stringify({ ...marks(), [room]: seq }))
    },
    claim,
    acceptClaim: (next) => {
      const accepted = claim() // perhaps in another tab
      if (!accepted || compareClaims(accepted, next) < 0) store.set(keys.claim, JSON.stringify(next))
    },
    head: () => parsed(v.nullable(ChainHead), store.get(keys.head) ?? 'null'),
    saveHead: (head) => {
      replace(store, keys.head, JSON.stringify(head))
    },
    ownEvents: (me, limit) => own.newest(me, limit),
    keepOwn: (id, event, origin) => {
      own.keep(id, event, origin)
    },
    forgetOwn: (id) => {
      own.forget(id)
    },
    eraseDeleted: (placed) => {
      own.eraseDeleted(placed)
    }
  }
}

/** Of a store that is full, the former value is of no use: a lower number would be used again. */
function replace(store: KeyValueStore, key: string, text: string): void {
  if (store.set(key, text)) return
  store.set(key, null)
  store.set(key, text)
}

class SavedDrafts {
  readonly #store: KeyValueStore
  readonly #keyOf: (ticket: string) => string
  readonly #clock: Pick<Clock, 'now'>
  /** By their keys, so that a text is parsed once. */
  readonly #read = new Map<string, { text: string; saved: SavedDraft | null }>()
  #lastOrder = 0

  constructor(store: KeyValueStore, keyOf: (ticket: string) => string, clock: Pick<Clock, 'now'>) {
    this.#store = store
    this.#keyOf = keyOf
    this.#clock = clock
  }

  all(): StoredDraft[] {
    return this.#store
      .keys(this.#keyOf(''))
      .map((key) => this.#load(key))
      .filter((saved) => saved !== null)
      .toSorted((a, b) => a.order - b.order)
      .map(({ draft, event }) => ({ draft, event }))
  }

  save({ draft, event }: StoredDraft): void {
    const key = this.#keyOf(draft.ticket)
    const order = this.#read.get(key)?.saved?.order ?? Math.max(this.#clock.now(), this.#lastOrder + 1)
    const saved = { order, draft, event }
    const text = JSON.stringify(saved)
    this.#remember(key, text, saved)
    // What is stored of it was not signed yet: the next page would sign it again.
    if (event) replace(this.#store, key, text)
    else this.#store.set(key, text)
  }

  drop(ticket: string): void {
    this.#read.delete(this.#keyOf(ticket))
    this.#store.set(this.#keyOf(ticket), null)
  }

  #load(key: string): SavedDraft | null {
    const text = this.#store.get(key) ?? ''
    const before = this.#read.get(key)
    const saved = before?.text === text ? before.saved : parsed(SavedDraft, text)
    this.#remember(key, text, saved)
    return saved
  }

  #remember(key: string, text: string, saved: SavedDraft | null): void {
    this.#read.set(key, { text, saved })
    this.#lastOrder = Math.max(this.#lastOrder, saved?.order ?? 0)
  }
}

/** Versions before this one stored all of it in the guest's record. */
const OlderRecord = v.object({
  keepsake: v.object({ outbox: v.array(v.omit(SavedDraft, ['order'])), marks: Marks })
})

export function adoptOlderRecord(
  text: string | null,
  shared: Pick<SessionStore, 'saveDraft' | 'mark' | 'setMark'>
): void {
  if (text === null || !text.includes('"keepsake":{')) return
  const older = parsed(OlderRecord, text)
  for (const stored of older?.keepsake.outbox ?? []) shared.saveDraft(stored)
  for (const [room, seq] of Object.entries(older?.keepsake.marks ?? {}))
    shared.setMark(room, Math.max(seq, shared.mark(room) ?? 0))
}
