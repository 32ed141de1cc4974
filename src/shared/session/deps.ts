import type { Claim } from '../log/claim.ts'
import type { MayAlsoHost } from '../log/space-state.ts'
import type { Digest } from '../log/digest.ts'
import type { LogEvent, Placed, Position } from '../log/event.ts'
import type { Crypto, DeviceKeys } from '../log/crypto.ts'
import type { Mentioned } from '../log/mentioned.ts'
import type { Broadcast, BroadcastName } from '../protocol/broadcasts.ts'
import type { Profile } from '../values/profile.ts'
import type { ChainHead, Refused, Reply } from '../values/reply.ts'
import type { Answer, Payload, RequestName } from '../protocol/requests.ts'
import type { Located, SearchPage, SearchQuery, Sought } from '../protocol/shapes.ts'
import type { Clock } from '../values/clock.ts'
import type { Draft, SpaceView } from './contract.ts'

/** One connection to a host. It does not reconnect; the session dials again. */
export interface HostConnection {
  /** The device whose key signed the connection's certificate; absent in a browser, which cannot check it. */
  readonly host?: string
  /** A greeting that was sent before the session began. */
  greeted?: Promise<Greeted>
  /** Never rejects: no answer is a refusal with `timeout`, a lost connection one with `offline`. */
  request<N extends RequestName>(name: N, payload: Payload<N>): Promise<Reply<Answer<N>>>
  /** Malformed broadcasts never reach the listener; the connection closes with a violation instead. */
  on<N extends BroadcastName>(name: N, listener: (payload: Broadcast<N>) => void): void
  /** @param listener gets the violation if the host broke the contract */
  onClose(listener: (violation?: Refused) => void): void
  close(): void
}

/** The answer of the host to a greeting, and when it was sent and answered by the clock of this device. */
export interface Greeted {
  answer: Reply<Answer<'space:greet'>>
  sent: number
  answered: number
}

/** Rejects when the host cannot be reached; with {@link Impostor} for another host's key. */
export type Dial = () => Promise<HostConnection>

export class Impostor extends Error {
  override readonly name = 'Impostor'
  readonly host: string

  constructor(host: string) {
    super('the space is served by an unknown key')
    this.host = host
  }
}

/** For sessions with one key and one store, such as the tabs of a browser: all add messages, only the one that has the turn sends and changes them. */
export interface OutboxTurn {
  /** Not remembered: another session may have taken it a moment ago. */
  readonly isMine: boolean
  /** Takes it, also from a session that does not answer. Resolves when it is mine. @throws Refused once this session has ended */
  take(): Promise<void>
  /** Calls the listener when the turn has come or gone, or another session has changed what is stored. */
  onChange(listener: (what: 'outbox' | 'marks') => void): void
  /** Before it goes to another session, `finish` waits for answers to what this one has sent: over two connections the order would be lost. */
  onGive(finish: () => Promise<void>): void
}

/** Of a session whose key no other session has. */
export const soleTurn: OutboxTurn = {
  isMine: true,
  take: () => Promise.resolve(),
  onChange: () => undefined,
  onGive: () => undefined
}

/** Once sent, it keeps its signed event, so that a repetition is recognised. */
export interface StoredDraft {
  draft: Draft
  event: LogEvent | null
}

/** The consecutive part of a room's log that this device holds. */
export interface StoredSpan {
  oldest: number
  newest: number
}

/** Of messages by others that are not deleted. */
export interface UnreadCount {
  unread: number
  /** Also those that an edit has put into a message that was read. */
  mentions: number
}

export interface StoredMessage {
  author: string
  text: string
  mentioned: Mentioned
}

export interface StoredPicture {
  hash: string
  /** base64url */
  data: string
}

/** An event that was in the log of this device and is not now: it is brought to the host until the log has it again. */
export interface Stray {
  id: string
  event: LogEvent
  /** The first position that it had. */
  origin: Position
}

/** An event that this device has written. Without `origin` it was kept before it was sent, or by an earlier version. */
export type OwnEvent = Pick<Stray, 'id' | 'event'> & Partial<Pick<Stray, 'origin'>>

/** Persistent storage of a session. Each method returns once the data is safe. */
export interface SessionStore {
  outbox(): StoredDraft[]
  saveDraft(stored: StoredDraft): void
  dropDraft(ticket: string): void

  held(room: string): StoredSpan | null
  /** Those of which something is held. */
  rooms(): string[]
  /**
   * Adds events adjacent to, or overlapping, the stored ones. A stray that is added is none any more.
   *
   * @param base the digest of the host's log before the first. @throws Refused with `contested` when the log that is held is another
   */
  addEvents(room: string, placed: readonly Placed[], base?: Digest): void
  /** Of the room's log up to `seq`, null up to 0; undefined when it is not known. */
  digest(room: string, seq: number): Digest | undefined
  /** Takes the events after `seq` out of the log: they become strays, and those that were read stay read. */
  truncate(room: string, seq: number): void
  /** In the order in which they were in their rooms. */
  strays(): Stray[]
  dropStray(id: string): void
  /** Oldest first; the newest ones when `before` is absent. */
  readEvents(room: string, before: number | undefined, limit: number): Placed[]
  /** An author's numbers, without what was moved. */
  authored(room: string, author: string): { first: number; last: number } | null
  /** The newest events of this device that are kept, among them the newest introduction, in its order; strays too. */
  ownEvents(me: string, limit: number): OwnEvent[]
  /** Of a member's events that are held, strays too. */
  newestOf(author: string): LogEvent | null
  countUnread(room: string, seq: number, me: string): UnreadCount
  /** As its edits have left it; null when it is deleted or not held. */
  message(room: string, id: string): StoredMessage | null
  /** Among the messages that are held. */
  locate(room: string, sought: Sought): Located | null
  /** Messages in these rooms, newest first; null without a search index. */
  search(search: SearchQuery, rooms: readonly string[]): SearchPage | null

  mark(room: string): number | null
  setMark(room: string, seq: number): void

  /** The highest that has been accepted. */
  claim(): Claim | null
  /** A lower one than before changes nothing. */
  acceptClaim(claim: Claim): void
  /** The last event that this device has signed and sent. */
  head(): ChainHead | null
  saveHead(head: ChainHead): void

  /** Members whose picture is stored. */
  pictured(): string[]
  picture(device: string): StoredPicture | null
  /** Null: deletes it. */
  savePicture(device: string, picture: StoredPicture | null): void

  /**
   * Keeps an event of this device, at least the newest {@link limits.ownEvents} of them.
   *
   * @param origin where a host has placed it: the first one that is known stays; absent: it is kept before it is sent
   */
  keepOwn(id: string, event: LogEvent, origin?: Position): void
  /** A host has refused what was kept before it was sent. What has an origin stays, whatever a host says: another one has had it. */
  forgetOwn(id: string): void

  view(): SpaceView | null
  setView(view: SpaceView): void
}

/** A colour of null: one that the fewest have. */
export type SessionProfile = Omit<Profile, 'colour'> & { colour: number | null; guest: boolean }

export interface SessionDeps {
  space: string
  /** Of the space, until its host has let this device in. */
  name?: string
  keys: DeviceKeys
  crypto: Crypto
  clock: Clock
  store: SessionStore
  dial: Dial
  app: string
  profile: () => SessionProfile
  /** A guest's admission, used on the first entry: one of the two. */
  invitation?: string
  code?: string
  /** Of a guest: what a host has answered to an entry, which is shown with each later one. Null: none. */
  admission?: { saved: () => string | null; save: (admission: string) => void }
  /** Replicate the whole history, as desktops do so that they can host. */
  replicate: boolean
  /** Absent: only the device that started the space may, besides the host that was followed first. */
  mayAlsoHost?: MayAlsoHost
  /** Absent when no other session has this key. */
  turn?: OutboxTurn
  onError: (error: unknown) => void
}
