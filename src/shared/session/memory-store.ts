/** A session's store for the command line and for guests, which have no files. */
import type { SpaceView } from './contract.ts'
import type { SessionStore, StoredDraft, StoredPicture } from './deps.ts'
import { memoryLogs } from './memory-logs.ts'

export function memoryStore(): SessionStore {
  const outbox = new Map<string, StoredDraft>()
  const marks = new Map<string, number>()
  const pictures = new Map<string, StoredPicture>()
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
    pictured: () => [...pictures.keys()],
    picture: (device) => pictures.get(device) ?? null,
    savePicture: (device, picture) => {
      if (picture) pictures.set(device, picture)
      else pictures.delete(device)
    },
    view: () => view,
    setView: (next) => {
      view = next
    }
  }
}
