/** "Logs that agree": makes a log the beginning of the host's, and gives the host what it lacks. */
import type * as v from 'valibot'
import { Common, compare, inAuthorsOrder } from './agreement.ts'
import { idOf } from './event.ts'
import type { Kept } from './kept.ts'
import type { RoomLog } from './room-log.ts'
import { Adopted, Brought, type Event } from './shapes.ts'

export type Ask = <T>(name: string, payload: object, answer: v.GenericSchema<unknown, T>) => Promise<T>

const maxEvents = 200
/** A packet has at most 65,536 bytes; the rest is for the other members of the payload. */
const maxBytes = 64_000

export class Levelling {
  readonly #ask: Ask
  readonly #kept: Kept

  constructor(ask: Ask, kept: Kept) {
    this.#ask = ask
    this.#kept = kept
  }

  /** @param lacks own events of this room that the host does not have */
  async level(log: RoomLog, lacks: readonly Event[] = []): Promise<void> {
    await this.#offerOrCut(log)
    await this.#bring(log.room, lacks)
  }

  /** The host has everything that is kept here. */
  async finish(): Promise<void> {
    await this.#ask('log:bring', { events: [] }, Brought)
  }

  async #offerOrCut(log: RoomLog): Promise<void> {
    for (let mayOffer = true; log.cursor > 0; mayOffer = false) {
      const { room } = log
      const { seq, length } = await compare(log.digests, (points) =>
        this.#ask('log:compare', { room, points }, Common)
      )
      if (seq === log.cursor) return
      if (mayOffer && seq === length) {
        if (await this.#offer(log, seq)) return
        continue // the host has placed something meanwhile
      }
      for (const { event, position, origin = position } of log.cut(seq))
        this.#kept.strays.set(idOf(event), { event, origin })
      return
    }
  }

  /** @returns whether the host has taken all */
  async #offer({ room, digests, placed }: RoomLog, from: number): Promise<boolean> {
    let after = from
    for (const page of pagesOf(placed.slice(from))) {
      const end = { room, after, digest: digests[after], placed: page }
      const { taken } = await this.#ask('log:adopt', end, Adopted)
      if (!taken) return false
      after += page.length
    }
    return true
  }

  async #bring(room: string, lacks: readonly Event[]): Promise<void> {
    const { strays } = this.#kept
    const moved = [...strays.values()].filter(({ event }) => event.room === room)
    const own = lacks.filter((event) => !strays.has(idOf(event))).map((event) => ({ event }))
    for (const events of pagesOf(inAuthorsOrder([...moved, ...own]))) {
      const { refused } = await this.#ask('log:bring', { events }, Brought)
      for (const { id, code } of refused) if (code === 'removed') strays.delete(id)
    }
  }
}

/** Lists that fit into one request each. */
function pagesOf<T>(all: readonly T[]): T[][] {
  const pages: T[][] = []
  let bytes = 0
  for (const one of all) {
    const size = Buffer.byteLength(JSON.stringify(one)) + 1
    const last = pages.at(-1)
    const isFull = !last || last.length === maxEvents || bytes + size > maxBytes
    if (isFull) pages.push([one])
    else last.push(one)
    bytes = isFull ? size : bytes + size
  }
  return pages
}
