/** A session's store for the command line and for guests, which have no files. */
import * as v from 'valibot'
import { LogEvent, type Placed } from '../log/event.ts'
import { isMessage } from '../log/kinds.ts'
import { Count, RoomId } from '../values/ids.ts'
import { Draft, type SpaceView } from './contract.ts'
import type { SessionStore, StoredDraft } from './deps.ts'

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
  const logs = new Map<string, Placed[]>()
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
    ...memoryLogs(logs),
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

type LogStore = Pick<
  SessionStore,
  'held' | 'addEvents' | 'readEvents' | 'authored' | 'countUnread' | 'countMentions' | 'search'
>

/** Each log is one array of consecutive events, so a `seq` gives an event's place. */
function memoryLogs(logs: Map<string, Placed[]>): LogStore {
  return {
    held: (room) => {
      const log = logs.get(room)
      if (!log || log.length === 0) return null
      return { oldest: oldestOf(log), newest: oldestOf(log) + log.length - 1 }
    },
    addEvents: (room, placed) => {
      const log = logs.get(room) ?? []
      const oldest = oldestOf(log)
      const newest = oldest + log.length - 1
      const older = log.length === 0 ? [] : placed.filter(({ position }) => position.seq < oldest)
      const newer = log.length === 0 ? placed : placed.filter(({ position }) => position.seq > newest)
      logs.set(room, older.length === 0 && logs.has(room) ? append(log, newer) : [...older, ...log, ...newer])
    },
    readEvents: (room, before, limit) => {
      const log = logs.get(room) ?? []
      const end =
        before === undefined ? log.length : Math.max(0, Math.min(log.length, before - oldestOf(log)))
      return log.slice(Math.max(0, end - limit), end)
    },
    authored: (room, author) => {
      const isTheirs = ({ event }: Placed): boolean => event.author === author
      const first = logs.get(room)?.find(isTheirs)?.event.aseq
      const last = logs.get(room)?.findLast(isTheirs)?.event.aseq
      return first === undefined || last === undefined ? null : { first, last }
    },
    countUnread: (room, seq, me) => unreadIn(logs.get(room) ?? [], seq, me).length,
    countMentions: (room, seq, me) =>
      unreadIn(logs.get(room) ?? [], seq, me).filter(({ event }) => names(event, me)).length,
    search: () => null
  }
}

function unreadIn(log: Placed[], seq: number, me: string): Placed[] {
  const from = Math.max(0, seq + 1 - oldestOf(log))
  return log.slice(from).filter(({ event }) => isMessage(event) && event.author !== me)
}

function names(event: LogEvent, device: string): boolean {
  const { mentions } = event.body
  return Array.isArray(mentions) && mentions.includes(device)
}

function append(log: Placed[], newer: readonly Placed[]): Placed[] {
  for (const one of newer) log.push(one)
  return log
}

function oldestOf(log: Placed[]): number {
  return log[0]?.position.seq ?? 1
}
