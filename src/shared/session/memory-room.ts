import { sha256 } from '@noble/hashes/sha2.js'
import { fold, targetOf } from '../log/amendments.ts'
import { digestAfter, type Digest } from '../log/digest.ts'
import { erase, type Placed, type Position } from '../log/event.ts'
import { isMessage } from '../log/kinds.ts'
import { mentionedIn, type Mentioned } from '../log/mentioned.ts'
import { everyoneInRoom } from '../log/message-state.ts'
import type { Located, Sought } from '../protocol/shapes.ts'
import { limits } from '../values/limits.ts'
import { Refused } from '../values/reply.ts'
import type { StoredMessage, UnreadCount } from './deps.ts'

export interface Held extends Placed {
  id: string
}

/** Consecutive events, so a `seq` gives an event's place. */
export class MemoryRoom {
  #events: Held[] = []
  /** Of the log up to each event; undefined when it is not known. */
  #digests: (Digest | undefined)[] = []
  /** By id, the `seq` of each event. */
  readonly #seqs = new Map<string, number>()
  /** By the id of their message, which may not be held; oldest first. */
  readonly #amendments = new Map<string, Held[]>()

  get held(): { oldest: number; newest: number } | null {
    const [first, last] = [this.#events[0], this.#events.at(-1)]
    return first && last ? { oldest: first.position.seq, newest: last.position.seq } : null
  }

  /** @param base the digest of the log before the first. @throws Refused when the log that is held is another */
  add(entries: readonly Held[], base?: Digest): void {
    const { oldest, newest } = this.held ?? { oldest: Infinity, newest: 0 }
    const older = newest === 0 ? [] : entries.filter(({ position }) => position.seq < oldest)
    const newer = entries.filter(({ position }) => position.seq > newest)
    const digestsOfOlder = this.#digestsOf(older, base)
    this.#mustLeadToHeld(older.at(-1), digestsOfOlder.at(-1))
    const digestsOfNewer = this.#digestsOf(newer, newer[0] === entries[0] ? base : undefined)
    this.#events = [...older, ...this.#events]
    this.#digests = [...digestsOfOlder, ...this.#digests]
    for (const [at, one] of newer.entries()) {
      this.#events.push(one)
      this.#digests.push(digestsOfNewer[at])
    }
    const changed = [...this.#index(older, true), ...this.#index(newer, false)]
    for (const id of new Set(changed)) this.#eraseDeleted(id)
  }

  /** @returns the events that were after `seq` */
  truncate(seq: number): Held[] {
    const length = Math.max(0, seq + 1 - this.#oldest)
    const cut = this.#events.slice(length)
    const kept = this.#events.slice(0, length)
    this.#events = kept
    this.#digests = this.#digests.slice(0, length)
    this.#seqs.clear()
    this.#amendments.clear()
    this.#index(kept, false)
    return cut
  }

  digest(seq: number): Digest | undefined {
    return seq === 0 ? null : this.#digests[seq - this.#oldest]
  }

  read(before: number | undefined, limit: number): Placed[] {
    const all = this.#events.length
    const end = before === undefined ? all : Math.max(0, Math.min(all, before - this.#oldest))
    return this.#events.slice(Math.max(0, end - limit), end).map(({ id: _id, ...placed }) => placed)
  }

  after(seq: number): readonly Held[] {
    return this.#events.slice(Math.max(0, seq + 1 - this.#oldest))
  }

  by(author: string): Held[] {
    return this.#events.filter(({ event }) => event.author === author)
  }

  positionOf(id: string): Position | undefined {
    return this.#find(id)?.position
  }

  authored(author: string): { first: number; last: number } | null {
    const unmoved = this.by(author).filter(({ origin }) => !origin)
    const inOrder = unmoved.map(({ event }) => event.aseq).toSorted((one, other) => one - other)
    const [first, last] = [inOrder[0], inOrder.at(-1)]
    return first === undefined || last === undefined ? null : { first, last }
  }

  countUnread(seq: number, me: string, isSeen: (id: string) => boolean): UnreadCount {
    const isUnread = (at: number): boolean => at > seq && !isSeen(this.#at(at)?.id ?? '')
    const mentions = new Set<string>()
    let unread = 0
    for (const { id: own, event, position } of this.after(seq)) {
      const id = isMessage(event) ? own : targetOf(event)
      const message = id === null ? null : this.message(id)
      if (id === null || !message || message.author === me) continue
      if (isMessage(event) && isUnread(position.seq)) unread += 1
      const made = mentionsBy(message.mentioned, me)
      if (made.length > 0 && made.every(isUnread)) mentions.add(id)
    }
    return { unread, mentions: mentions.size }
  }

  message(id: string): StoredMessage | null {
    const message = this.#message(id)
    if (!message || message.event.erased !== undefined) return null
    const { author } = message.event
    const edits = this.#editsBy(author, id)
    return { author, text: fold(message, edits).text, mentioned: mentionedIn(message, edits) }
  }

  locate(sought: Sought): Located | null {
    const found = 'message' in sought ? this.#message(sought.message) : this.#firstFrom(sought.at)
    return found ? { message: found.id, seq: found.position.seq, at: found.event.at } : null
  }

  /** By position within a day: a clock that was ahead may come before others in time. Else the next one by time. */
  #firstFrom(at: number): Held | undefined {
    const later = this.#events.filter(({ event }) => isMessage(event) && event.at >= at)
    const inDay = later.find(({ event }) => event.at < at + limits.maxAheadMs)
    return inDay ?? later.toSorted((one, other) => one.event.at - other.event.at)[0]
  }

  get #oldest(): number {
    return this.#events[0]?.position.seq ?? 1
  }

  #at(seq: number): Held | undefined {
    return this.#events[seq - this.#oldest]
  }

  #find(id: string): Held | undefined {
    const seq = this.#seqs.get(id)
    return seq === undefined ? undefined : this.#at(seq)
  }

  #message(id: string): Held | undefined {
    const found = this.#find(id)
    return found && isMessage(found.event) ? found : undefined
  }

  #editsBy(author: string, id: string): Held[] {
    const all = this.#amendments.get(id) ?? []
    return all.filter(({ event }) => event.author === author && event.kind === 'message.edited')
  }

  #digestsOf(entries: readonly Held[], base: Digest | undefined): (Digest | undefined)[] {
    let digest = this.digest((entries[0]?.position.seq ?? 1) - 1)
    if (base !== undefined && digest !== undefined && base !== digest && entries.length > 0)
      throw new Refused('contested', 'the page does not follow the events that are held')
    if (digest === undefined) digest = base
    return entries.map((entry) => {
      digest = digest === undefined ? undefined : digestAfter(digest, entry, entry.id, sha256)
      return digest
    })
  }

  /** Otherwise the host's log has changed since the newer ones were read. @throws Refused */
  #mustLeadToHeld(last: Held | undefined, digest: Digest | undefined): void {
    const [first] = this.#events
    const held = this.#digests[0]
    if (!last || !first || digest === undefined || held === undefined) return
    if (digestAfter(digest, first, first.id, sha256) !== held)
      throw new Refused('contested', 'the page does not lead to the events that are held')
  }

  /** @returns the messages that these events are, or are about */
  #index(entries: readonly Held[], older: boolean): string[] {
    return (older ? entries.toReversed() : entries).flatMap((entry) => {
      this.#seqs.set(entry.id, entry.position.seq)
      if (isMessage(entry.event)) return [entry.id]
      const target = targetOf(entry.event)
      if (target === null) return []
      const amendments = this.#amendments.get(target) ?? []
      this.#amendments.set(target, older ? [entry, ...amendments] : [...amendments, entry])
      return [target]
    })
  }

  /** What is deleted is not held any more, the same as on a disk. */
  #eraseDeleted(id: string): void {
    const message = this.#message(id)
    if (!message) return
    const { author, erased } = message.event
    const isDeletion = ({ event: { kind, author: by } }: Held): boolean =>
      kind === 'message.removed' || (kind === 'message.deleted' && by === author)
    const isDeleted = erased !== undefined || this.#amendments.get(id)?.some(isDeletion)
    if (!isDeleted) return
    for (const { event, ...rest } of [message, ...this.#editsBy(author, id)])
      this.#events[rest.position.seq - this.#oldest] = { ...rest, event: erase(event, sha256) }
  }
}

/** The `seq` of each event that has mentioned a device, by itself or with everyone. */
function mentionsBy(mentioned: Mentioned, device: string): number[] {
  return [mentioned.get(device), mentioned.get(everyoneInRoom)].filter((seq) => seq !== undefined)
}
