/** A store of a page that closes and is opened again: its logs are not kept, all else is. */
import type { ChainHead } from '#shared/values/reply.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { OwnEvent, SessionStore, StoredDraft } from '#shared/session/deps.ts'

export interface SavedState {
  outbox: StoredDraft[]
  marks: Record<string, number>
  head: ChainHead | null
  own: OwnEvent[]
}

export function savedStore(saved: SavedState | null, save: (state: SavedState) => void): SessionStore {
  const store = memoryStore()
  const marks = { ...saved?.marks }
  let own = [...(saved?.own ?? [])]
  if (saved?.head) store.saveHead(saved.head)
  for (const { id, event, origin } of own) store.keepOwn(id, event, origin)
  for (const stored of saved?.outbox ?? []) store.saveDraft(stored)
  for (const [room, seq] of Object.entries(marks)) store.setMark(room, seq)
  const saveAll = (): void => {
    save({ outbox: store.outbox(), marks: { ...marks }, head: store.head(), own })
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
    saveHead: (head) => {
      store.saveHead(head)
      saveAll()
    },
    keepOwn: (id, event, origin) => {
      const known = own.find((one) => one.id === id)
      const first = known?.origin ?? origin
      own = [...own.filter((one) => one !== known), { id, event, ...(first ? { origin: first } : {}) }]
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
