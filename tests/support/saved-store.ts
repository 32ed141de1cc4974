/** A store of a page that closes and is opened again: its logs are not kept, all else is. */
import type { Claim } from '#shared/log/claim.ts'
import { newestBy, withOrigin } from '#shared/log/newest-by.ts'
import { limits } from '#shared/values/limits.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { OwnEvent, SessionStore, StoredDraft } from '#shared/session/deps.ts'

export interface SavedState {
  outbox: StoredDraft[]
  marks: Record<string, number>
  claim: Claim | null
  head: ChainHead | null
  own: OwnEvent[]
}

export function savedStore(saved: SavedState | null, save: (state: SavedState) => void): SessionStore {
  const store = memoryStore()
  const marks = { ...saved?.marks }
  let own = [...(saved?.own ?? [])]
  if (saved?.claim) store.acceptClaim(saved.claim)
  if (saved?.head) store.saveHead(saved.head)
  for (const { id, event, origin } of own) store.keepOwn(id, event, origin)
  for (const stored of saved?.outbox ?? []) store.saveDraft(stored)
  for (const [room, seq] of Object.entries(marks)) store.setMark(room, seq)
  const saveAll = (): void => {
    save({ outbox: store.outbox(), marks: { ...marks }, claim: store.claim(), head: store.head(), own })
  }
  return {
    ...store,
    saveDraft: (stored) => {
      store.saveDraft(stored)
      saveAll()
    },
    dropDraft: (ticket) => {
      store.dropDraft(ticket)
      saveAll()
    },
    acceptClaim: (claim) => {
      store.acceptClaim(claim)
      saveAll()
    },
    saveHead: (head) => {
      store.saveHead(head)
      saveAll()
    },
    keepOwn: (id, event, origin) => {
      const known = own.find((one) => one.id === id)
      own = newestBy([...own, withOrigin({ id, event }, known?.origin ?? origin)], limits.ownEvents)
      store.keepOwn(id, event, origin)
      saveAll()
    },
    forgetOwn: (id) => {
      own = own.filter((one) => one.id !== id || one.origin)
      store.forgetOwn(id)
      saveAll()
    },
    truncate: (room, seq) => {
      store.truncate(room, seq)
      const mark = store.mark(room)
      if (mark !== null) marks[room] = mark
      saveAll()
    },
    setMark: (room, seq) => {
      marks[room] = seq
      store.setMark(room, seq)
      saveAll()
    }
  }
}
