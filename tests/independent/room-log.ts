/** "Reading": what of one room has been applied, every event checked. */
import { digestAfter, type Digest } from './agreement.ts'
import { idOf, isTrue } from './event.ts'
import type { Event, Placed } from './shapes.ts'

/** The key of an event's author, if it is known. */
export type KeyOf = (event: Event) => string | undefined

export class RoomLog {
  readonly space: string
  readonly room: string
  readonly placed: Placed[] = []
  /** Of each prefix: the first one is that of nothing. */
  readonly digests: Digest[] = [null]
  /** Each author's last number here, without what was moved. */
  readonly #numbers = new Map<string, number>()

  constructor(space: string, room: string) {
    this.space = space
    this.room = room
  }

  /** The `seq` up to which everything has been applied. */
  get cursor(): number {
    return this.placed.length
  }

  /** False when events before these are missing: pull. @throws Error when the host lies. */
  apply(after: number, placed: readonly Placed[], keyOf: KeyOf): boolean {
    if (after > this.cursor) return false
    const fresh = placed.filter(({ position }) => position.seq > this.cursor)
    for (const one of fresh) {
      this.#check(one, keyOf)
      this.#add(one)
    }
    return true
  }

  /** @returns what was behind `seq` */
  cut(seq: number): Placed[] {
    const rest = this.placed.splice(seq)
    this.digests.splice(seq + 1)
    this.#numbers.clear()
    for (const one of this.placed) this.#count(one)
    return rest
  }

  #add(one: Placed): void {
    this.digests.push(digestAfter(this.digests.at(-1) ?? null, one, idOf(one.event)))
    this.placed.push(one)
    this.#count(one)
  }

  #count({ event: { author, aseq }, origin }: Placed): void {
    if (!origin) this.#numbers.set(author, aseq)
  }

  #check({ event, position, origin }: Placed, keyOf: KeyOf): void {
    const key = keyOf(event)
    if (position.seq !== this.cursor + 1) throw new Error(`seq ${String(position.seq)} leaves a gap`)
    if (!origin && event.aseq <= (this.#numbers.get(event.author) ?? 0))
      throw new Error('an author’s events are out of order')
    if (event.space !== this.space || event.room !== this.room) throw new Error('an event from elsewhere')
    if (key === undefined) throw new Error(`nobody knows ${event.author}`)
    if (!isTrue(event, key)) throw new Error(`${event.author} did not sign this`)
  }
}
