/** A store of a page that closes and is opened again: its outbox and marks are kept, its logs are not. */
import { memoryStore } from '#shared/session/memory-store.ts'
import type { SessionStore, StoredDraft } from '#shared/session/deps.ts'

export interface SavedState {
  outbox: StoredDraft[]
  marks: Record<string, number>
}

export function savedStore(saved: SavedState | null, save: (state: SavedState) => void): SessionStore {
  const store = memoryStore()
  const marks = { ...saved?.marks }
  for (const stored of saved?.outbox ?? []) store.saveDraft(stored)
  for (const [room, seq] of Object.entries(marks)) store.setMark(room, seq)
  const saveAll = (): void => {
    save({ outbox: store.outbox(), marks: { ...marks } })
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
    setMark: (room, seq) => {
      marks[room] = seq
      store.setMark(room, seq)
      saveAll()
    }
  }
}
