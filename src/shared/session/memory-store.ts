/** A session's store for the command line and for guests, which have no files. */
import * as v from 'valibot'
import { LogEvent } from '../log/event.ts'
import { Count, RoomId } from '../values/ids.ts'
import { Draft, type SpaceView } from './contract.ts'
import type { SessionStore, StoredDraft } from './deps.ts'
import { memoryLogs } from './memory-logs.ts'

/** What must be saved elsewhere; the logs come back from the host. */
export const SavedState = v.object({
  outbox: v.array(v.object({ draft: Draft, event: v.nullable(LogEvent) })),
  marks: v.record(RoomId, Count)
})
export type SavedState = v.InferOutput<typeof SavedState>

export function memoryStore(
  saved: SavedState | null = null,
  save?: (state: SavedState) => void
): SessionStore {
  const outbox = new Map<string, StoredDraft>(saved?.outbox.map((stored) => [stored.draft.ticket, stored]))
  const marks = new Map<string, number>(Object.entries(saved?.marks ?? {}))
  let view: SpaceView | null = null
  const changed = (): void => {
    save?.({ outbox: [...outbox.values()], marks: Object.fromEntries(marks) })
  }
  return {
    outbox: () => [...outbox.values()],
    saveDraft: (stored) => {
      outbox.set(stored.draft.ticket, stored)
      changed()
    },
    dropDraft: (ticket) => {
      outbox.delete(ticket)
      changed()
    },
    ...memoryLogs(),
    mark: (room) => marks.get(room) ?? null,
    setMark: (room, seq) => {
      marks.set(room, seq)
      changed()
    },
    view: () => view,
    setView: (next) => {
      view = next
    }
  }
}
