/** Checks pages of a log: a host may lie about all that authors have not signed. */
import { eventId, verifyEvent, type Placed } from '../log/event.ts'
import { asKnown, isMessage } from '../log/kinds.ts'
import { Refused } from '../values/reply.ts'
import type { SessionDeps } from './deps.ts'
import type { View } from './view.ts'

/** Events per slice: a whole page at once would block the rendering of a guest's page. */
const batchSize = 32

export class Verifier {
  readonly #deps: SessionDeps
  readonly #view: Pick<View, 'member' | 'startedBy'>
  /** By room, the author's number of each author's newest stored event: they only go up. */
  readonly #numbers = new Map<string, number>()

  constructor(deps: SessionDeps, view: Pick<View, 'member' | 'startedBy'>) {
    this.#deps = deps
    this.#view = view
  }

  /** @throws Refused unless the events follow `after` without a gap, belong here, and are signed by their authors */
  async verify(room: string, placed: readonly Placed[], after: number): Promise<void> {
    for (const [at, { event, position }] of placed.entries()) {
      if (position.seq !== after + at + 1) throw new Refused('invalid', 'the host sent events out of order')
      if (event.room !== room || event.space !== this.#deps.space) {
        throw new Refused('invalid', 'the host sent an event of another room')
      }
      if (event.kind === 'message.removed' && event.author !== this.#view.startedBy) {
        throw new Refused('invalid', 'the host let a member remove messages of others')
      }
    }
    for (let from = 0; from < placed.length; from += batchSize) {
      const verified = await Promise.all(
        placed.slice(from, from + batchSize).map((one) => this.#isSigned(one))
      )
      if (verified.includes(false))
        throw new Refused('bad-signature', 'the host sent an event its author did not sign')
    }
    this.#checkOrder(room, placed)
    this.#checkMoved(room, placed)
  }

  /** The numbers of what was moved may fall, but nothing is at two positions. @throws Refused */
  #checkMoved(room: string, placed: readonly Placed[]): void {
    if (!placed.some(({ origin }) => origin)) return
    const { crypto, store } = this.#deps
    const ids = placed.map(({ event }) => eventId(event, crypto.hash))
    const isRepeated = placed.some(({ event, position }, at) => {
      const id = ids[at] ?? ''
      if (ids.indexOf(id) !== at) return true
      const held = isMessage(event) ? store.locate(room, { message: id }) : null
      return held !== null && held.seq !== position.seq
    })
    if (isRepeated) throw new Refused('invalid', 'the host repeats an event that it calls moved')
  }

  /** A host may interleave authors, but not reorder one author's events. @throws Refused */
  #checkOrder(room: string, placed: readonly Placed[]): void {
    const held = this.#deps.store.held(room)
    const isOlder = held !== null && (placed[0]?.position.seq ?? 1) < held.oldest
    const isFresh = ({ position }: Placed): boolean => isOlder || position.seq > (held?.newest ?? 0)
    const ends = new Map<string, number>()
    // Two copies of one device may have written under one number: what one of them wrote has been moved.
    for (const { event } of placed.filter((one) => isFresh(one) && !one.origin)) {
      const { author, aseq } = event
      const before = ends.get(author) ?? (isOlder ? 0 : this.#lastOf(room, author))
      if (aseq <= before) throw new Refused('invalid', 'the host repeats or reorders events of one author')
      ends.set(author, aseq)
    }
    if (!isOlder) return
    for (const [author, last] of ends) {
      if (last >= (this.#deps.store.authored(room, author)?.first ?? Infinity))
        throw new Refused('invalid', 'the host repeats or reorders older events of one author')
    }
  }

  /** Only stored events count for what may come next. */
  stored(room: string, placed: readonly Placed[]): void {
    for (const { event, origin } of placed) {
      const { author, aseq } = event
      if (!origin) this.#numbers.set(`${room} ${author}`, Math.max(aseq, this.#lastOf(room, author)))
    }
  }

  /** The stored log was cut. */
  cut(room: string): void {
    for (const key of this.#numbers.keys()) if (key.startsWith(`${room} `)) this.#numbers.delete(key)
  }

  #lastOf(room: string, author: string): number {
    const known = this.#numbers.get(`${room} ${author}`)
    return known ?? this.#deps.store.authored(room, author)?.last ?? 0
  }

  async #isSigned({ event }: Placed): Promise<boolean> {
    const known = asKnown(event)
    const key = known?.kind === 'member.introduced' ? known.body.key : this.#view.member(event.author)?.key
    return key !== undefined && (await verifyEvent(event, key, this.#deps.crypto))
  }
}
