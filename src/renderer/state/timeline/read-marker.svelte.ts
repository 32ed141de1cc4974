import type { Placed } from '#shared/log/event.ts'
import type { SessionClient } from '../app/session-client.ts'

/** What this person has seen of one room, and where what they have not seen begins. */
export class ReadMarker {
  #unreadFrom = $state<number | null>(null)
  #arrived = $state(0)
  #attentive = false
  #marked = 0
  /** Unread messages that lie further back than what has been read. */
  #unreadNotLoaded = 0
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

  /** @param unread messages by others that have not been seen */
  start(placed: readonly Placed[], unread: number): void {
    this.#unreadNotLoaded = unread
    this.addOlder(placed)
  }

  /** What comes right before everything that was read so far: the line may belong there. */
  addOlder(placed: readonly Placed[]): void {
    if (this.#unreadNotLoaded === 0) return
    const theirs = placed.filter((entry) => this.#isUnread(entry))
    const first = theirs.at(-this.#unreadNotLoaded)
    this.#unreadNotLoaded = first ? 0 : this.#unreadNotLoaded - theirs.length
    if (first) this.#unreadFrom = first.position.seq
  }

  record(fresh: readonly Placed[]): void {
    // Who writes has read: the line is no longer needed.
    if (fresh.some((entry) => isPosted(entry) && entry.event.author === this.#me)) this.#forget()
    if (this.#attentive) return
    const messages = fresh.filter((entry) => this.#isUnread(entry))
    if (this.#arrived === 0 && this.#unreadNotLoaded === 0)
      this.#unreadFrom ??= messages[0]?.position.seq ?? null
    this.#arrived += messages.length
  }

  setAttentive(attentive: boolean): void {
    this.#attentive = attentive
    if (attentive) this.#arrived = 0
  }

  /** Everything up to `seq` is loaded, and seen if somebody looks. */
  mark(seq: number): void {
    if (!this.#attentive || seq <= this.#marked) return
    this.#marked = seq
    void this.#session.request('log:mark', { room: this.#room, seq }).then((reply) => {
      if (!reply.ok) this.#marked = 0
    })
  }

  #forget(): void {
    this.#unreadFrom = null
    this.#unreadNotLoaded = 0
  }

  #isUnread(entry: Placed): boolean {
    return isPosted(entry) && entry.event.author !== this.#me
  }
}

function isPosted({ event }: Placed): boolean {
  return event.kind === 'message.posted'
}
