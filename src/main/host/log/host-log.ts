/** src/main/store implements this. */
import type { Claim } from '#shared/log/claim.ts'
import type { Digest } from '#shared/log/digest.ts'
import type { LogEvent, Placed, Position } from '#shared/log/event.ts'
import type { StoredTally } from '#shared/log/kinds/kind.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { StoredPicture, Stray } from '#shared/session/deps.ts'
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
  /** One transaction, on disk when it returns. A stray that is added is none any more. @throws when the disk does not take them; none is kept then */
  append(entries: readonly (Placed & { id: string })[], space: string): void
  /** Everything but what is about messages: the space's own log first, then the rooms one by one. */
  stateEvents(space: string): Iterable<LogEvent>
  readAfter(space: string, room: string, seq: number, limit: number): Placed[]
  /** Oldest first. */
  readBefore(space: string, room: string, seq: number, limit: number): Placed[]
  head(room: string): Position | null
  /** Of the room's log up to `seq`, null up to 0; undefined when it is not known. */
  digest(room: string, seq: number): Digest | undefined
  chain(author: string): ChainHead
  /** The author's highest number in the room; 0 if there is none. */
  lastIn(room: string, author: string): number
  /** The id of the event with this number, a stray too. */
  idOf(author: string, aseq: number): string | null
  positionOf(id: string): Position | null
  /** Null when its body is gone. */
  find(id: string): Pick<LogEvent, 'room' | 'author' | 'kind'> | null
  locate(room: string, sought: Sought): Located | null
  tally(id: string): StoredTally
  /** Events that were in the log of this device and are not now, in the order in which they were in their rooms. */
  strays(): Stray[]
  /** @throws when the disk does not take it */
  dropStray(id: string): void
  /** The highest that has been accepted, by the session of this device too. */
  claim(): Claim | null
  /** A lower one than before changes nothing. @throws when the disk does not take it */
  acceptClaim(claim: Claim): void
  readonly pictures: PictureStore
  search(space: string, search: SearchQuery, rooms: readonly string[]): SearchPage
}
