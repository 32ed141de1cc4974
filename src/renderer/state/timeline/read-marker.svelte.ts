import { run } from '../../run.ts'
import { targetOf } from '#shared/log/amendments.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { eventId, type LogEvent, type Placed } from '#shared/log/event.ts'
import { isDeletion, isMessage } from '#shared/log/kinds.ts'
import type { SessionClient } from '../app/session-client.ts'

export interface ReadMarkerDeps {
  room: string
  me: string
  session: SessionClient
  hash: Crypto['hash']
}

/** The read position in one room, and the line above the first unread message. */
export class ReadMarker {
  #unreadFrom = $state<number | null>(null)
  /** The author of each message that arrived without attention, by its id. */
  #arrived = $state.raw<ReadonlyMap<string, string>>(new Map())
  #attentive = false
  #marked = 0
  /** Unread messages before the loaded window. */
  #unreadNotLoaded = 0
  /** Messages below the line were seen as they came. */
  #isLineOld = false
  readonly #deps: ReadMarkerDeps

  constructor(deps: ReadMarkerDeps) {
    this.#deps = deps
  }

  get unreadFrom(): number | null {
    return this.#unreadFrom
  }

  get arrived(): number {
    return this.#arrived.size
  }

  start(placed: readonly Placed[], unread: number): void {
    this.#unreadNotLoaded = unread
    this.addOlder(placed)
  }

  /** The line may belong into the page before the window. */
  addOlder(placed: readonly Placed[]): void {
    if (this.#unreadNotLoaded === 0) return
    const theirs = placed.filter((entry) => this.#isUnread(entry))
    const first = theirs.at(-this.#unreadNotLoaded)
    this.#unreadNotLoaded = first ? 0 : this.#unreadNotLoaded - theirs.length
    if (first) this.#unreadFrom = first.position.seq
  }

  record(fresh: readonly Placed[]): void {
    // Writing implies reading: the line is no longer needed.
    if (fresh.some(({ event }) => isMessage(event) && event.author === this.#deps.me)) this.#forget()
    const messages = fresh.filter((entry) => this.#isUnread(entry))
    if (messages.length > 0) this.#count(messages)
    this.#takeBack(fresh)
  }

  #count(messages: readonly Placed[]): void {
    if (this.#attentive) {
      this.#isLineOld = true
      return
    }
    if (this.#isLineOld) this.#forget()
    if (this.#arrived.size === 0 && this.#unreadNotLoaded === 0)
      this.#unreadFrom ??= messages[0]?.position.seq ?? null
    const { hash } = this.#deps
    const more = messages.map(({ event }) => [eventId(event, hash), event.author] as const)
    this.#arrived = new Map([...this.#arrived, ...more])
  }

  /** Those that are deleted by now do not count any more. */
  #takeBack(fresh: readonly Placed[]): void {
    const gone = fresh
      .filter(({ event }) => isDeletion(event) && this.#mayDelete(event))
      .map(({ event }) => targetOf(event))
    if (gone.length > 0) this.#arrived = new Map([...this.#arrived].filter(([id]) => !gone.includes(id)))
  }

  #mayDelete(event: LogEvent): boolean {
    return event.kind === 'message.removed' || this.#arrived.get(targetOf(event) ?? '') === event.author
  }

  setAttentive(attentive: boolean): void {
    this.#attentive = attentive
    if (attentive) this.#arrived = new Map()
  }

  /** Events up to `seq` are loaded, and read if the person looks at them. */
  mark(seq: number): void {
    if (!this.#attentive || seq <= this.#marked) return
    this.#marked = seq
    run(
      this.#deps.session.request('log:mark', { room: this.#deps.room, seq }).then((reply) => {
        if (!reply.ok) this.#marked = 0
      })
    )
  }

  /** What comes after `after` has other positions from now on. */
  cut(after: number): void {
    this.#marked = Math.min(this.#marked, after)
    if ((this.#unreadFrom ?? 0) > after) this.#forget()
  }

  #forget(): void {
    this.#unreadFrom = null
    this.#unreadNotLoaded = 0
    this.#isLineOld = false
  }

  #isUnread(entry: Placed): boolean {
    return isMessage(entry.event) && entry.event.erased === undefined && entry.event.author !== this.#deps.me
  }
}
