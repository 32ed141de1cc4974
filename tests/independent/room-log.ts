/** "Reading": what of one room has been applied, every event checked. */
import { isTrue } from './event.ts'
import type { Event, Placed } from './shapes.ts'

export class RoomLog {
  readonly space: string
  readonly room: string
  readonly placed: Placed[] = []
  /** The author's number of each author's newest event here. */
  readonly #numbers = new Map<string, number>()
  readonly #keyOf: (event: Event) => string | undefined

  /** @param keyOf the key of an event's author, if it is known. */
  constructor(space: string, room: string, keyOf: (event: Event) => string | undefined) {
    this.space = space
    this.room = room
    this.#keyOf = keyOf
  }

  /** The `seq` up to which everything has been applied. */
  get cursor(): number {
    return this.placed.length
  }

  /** False when events before these are missing: pull. @throws Error when the host lies. */
  apply(after: number, placed: readonly Placed[]): boolean {
    if (after > this.cursor) return false
    const fresh = placed.filter(({ position }) => position.seq > this.cursor)
    for (const one of fresh) {
      this.#check(one)
      this.placed.push(one)
    }
    return true
  }

  #check({ event, position }: Placed): void {
    const key = this.#keyOf(event)
    if (position.seq !== this.cursor + 1) throw new Error(`seq ${String(position.seq)} leaves a gap`)
    if (event.aseq <= (this.#numbers.get(event.author) ?? 0))
      throw new Error('an author’s events are out of order')
    if (event.space !== this.space || event.room !== this.room) throw new Error('an event from elsewhere')
    if (key === undefined) throw new Error(`nobody knows ${event.author}`)
    if (!isTrue(event, key)) throw new Error(`${event.author} did not sign this`)
    this.#numbers.set(event.author, event.aseq)
  }
}
