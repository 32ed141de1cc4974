/** A session's store for the command line and for guests, which have no files. */
import type { SpaceView } from './contract.ts'
import type { SessionStore, StoredDraft } from './deps.ts'
import { memoryLogs } from './memory-logs.ts'

export function memoryStore(): SessionStore {
  const outbox = new Map<string, StoredDraft>()
  const marks = new Map<string, number>()
  let view: SpaceView | null = null
  return {
    outbox: () => [...outbox.values()],
    saveDraft: (stored) => {
      outbox.set(stored.draft.ticket, stored)
    },
    dropDraft: (ticket) => {
      outbox.delete(ticket)
    },
    ...memoryLogs(),
    mark: (room) => marks.get(room) ?? null,
    setMark: (room, seq) => {
      marks.set(room, seq)
    },
    view: () => view,
    setView: (next) => {
      view = next
    }
  }
}
