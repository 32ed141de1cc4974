import { run } from '../../run.ts'
import type { Placed } from '#shared/log/event.ts'
import { isMessage } from '#shared/log/kinds.ts'
import type { SessionClient } from '../app/session-client.ts'

/** The read position in one room, and the line above the first unread message. */
export class ReadMarker {
  #unreadFrom = $state<number | null>(null)
  #arrived = $state(0)
  #attentive = false
  #marked = 0
  /** Unread messages before the loaded window. */
  #unreadNotLoaded = 0
  /** Messages below the line were seen as they came. */
  #isLineOld = false
  readonly #room: string
  readonly #me: string
  readonly #session: SessionClient

  constructor(room: string, me: string, session: SessionClient) {
    this.#room = room
    this.#me = me
    this.#session = session
  }

  get unreadFrom(): number | null {
    return this.#unreadFrom
  }

  get arrived(): number {
    return this.#arrived
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
    if (fresh.some((entry) => isMessage(entry.event) && entry.event.author === this.#me)) this.#forget()
    const messages = fresh.filter((entry) => this.#isUnread(entry))
    if (messages.length === 0) return
    if (this.#attentive) {
      this.#isLineOld = true
      return
    }
    if (this.#isLineOld) this.#forget()
    if (this.#arrived === 0 && this.#unreadNotLoaded === 0)
      this.#unreadFrom ??= messages[0]?.position.seq ?? null
    this.#arrived += messages.length
  }

  setAttentive(attentive: boolean): void {
    this.#attentive = attentive
    if (attentive) this.#arrived = 0
  }

  /** Events up to `seq` are loaded, and read if the person looks at them. */
  mark(seq: number): void {
    if (!this.#attentive || seq <= this.#marked) return
    this.#marked = seq
    run(
      this.#session.request('log:mark', { room: this.#room, seq }).then((reply) => {
        if (!reply.ok) this.#marked = 0
      })
    )
  }

  #forget(): void {
    this.#unreadFrom = null
    this.#unreadNotLoaded = 0
    this.#isLineOld = false
  }

  #isUnread(entry: Placed): boolean {
    return isMessage(entry.event) && entry.event.erased === undefined && entry.event.author !== this.#me
  }
}
