import type { SessionStore } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { KeyValueStore } from '../platform.ts'
import { sharedStore } from './shared-store.ts'

/** Logs are held while the page is open. What is read stays read in this page when a log is cut; in others, and later, only up to the cut. */
export function guestStore(store: KeyValueStore, space: string, clock: Pick<Clock, 'now'>): SessionStore {
  const [memory, { eraseDeleted, ...shared }] = [memoryStore(), sharedStore(store, space, clock)]
  return {
    ...memory,
    ...shared,
    addEvents: (room, placed, base) => {
      memory.addEvents(room, placed, base)
      eraseDeleted(placed)
    },
    setMark: (room, seq) => {
      memory.setMark(room, seq)
      shared.setMark(room, seq)
    },
    truncate: (room, seq) => {
      const mark = shared.mark(room)
      if (mark !== null) memory.setMark(room, mark) // another tab may have set it
      memory.truncate(room, seq)
      if (mark !== null && mark > seq) shared.setMark(room, seq)
    }
  }
}
