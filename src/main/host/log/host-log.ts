/** src/main/store implements this. */
import type { LogEvent, Placed, Position } from '#shared/log/event.ts'
import type { StoredTally } from '#shared/log/kinds/kind.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { StoredPicture } from '#shared/session/deps.ts'
import type { Located, SearchPage, SearchQuery, Sought } from '#shared/protocol/shapes.ts'

export interface Searched {
  found: SearchPage
  ms: number
}

/** One of each member at most. */
export interface PictureStore {
  hashOf(device: string): string | null
  read(device: string): StoredPicture | null
  save(device: string, picture: StoredPicture): void
  drop(device: string): void
}

export interface HostLog {
  /** One transaction, on disk when it returns. @throws when the disk does not take them; none is kept then */
  append(entries: readonly (Placed & { id: string })[], space: string): void
  /** Everything but what is about messages: the space's own log first, then the rooms one by one. */
  stateEvents(space: string): Iterable<LogEvent>
  readAfter(space: string, room: string, seq: number, limit: number): Placed[]
  /** Oldest first. */
  readBefore(space: string, room: string, seq: number, limit: number): Placed[]
  head(room: string): Position | null
  chain(author: string): ChainHead
  positionOf(id: string): Position | null
  /** Null when its body is gone. */
  find(id: string): Pick<LogEvent, 'room' | 'author' | 'kind'> | null
  locate(room: string, sought: Sought): Located | null
  tally(id: string): StoredTally
  readonly pictures: PictureStore
  search(space: string, search: SearchQuery, rooms: readonly string[]): SearchPage
}
