/** The log as a host needs it; src/main/store keeps it in a file. */
import type { LogEvent, Placed, Position } from '#shared/log/event.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { Found, SearchQuery } from '#shared/protocol/shapes.ts'

/** What a search found, and how much of a processor it took, ms. */
export interface Searched {
  found: Found
  ms: number
}

export interface HostLog {
  /** All in one transaction, on disk when it returns. @throws when the disk does not take them; none is kept then */
  append(entries: readonly (Placed & { id: string })[], space: string): void
  /** Everything but messages, in the order of commits. */
  stateEvents(space: string): Iterable<LogEvent>
  readAfter(space: string, room: string, seq: number, limit: number): Placed[]
  /** Oldest first. */
  readBefore(space: string, room: string, seq: number, limit: number): Placed[]
  head(room: string): Position | null
  chain(author: string): ChainHead
  positionOf(id: string): Position | null
  /** The event with this id, unless its body is gone. */
  find(id: string): Pick<LogEvent, 'room' | 'author' | 'kind'> | null
  /** What was said about the message with this id: how many edits there are, and which emoji were ever given. */
  tally(id: string): { edits: number; emoji: Map<string, string> }
  search(space: string, search: SearchQuery, rooms: readonly string[]): Found
}
