/** Logs of rooms, written by hand: unsigned, since nothing that reads them verifies. */
import type { JsonObject } from '#shared/log/canonical.ts'
import { eventId, type LogEvent, type Placed } from '#shared/log/event.ts'
import type { Kind } from '#shared/log/kinds.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'

const [space, lobby] = ['a'.repeat(26), 'l'.repeat(26)]

/** One room's log, to which people called by one letter write. */
export class WrittenLog {
  readonly space = space
  room = lobby
  readonly placed: Placed[] = []
  readonly #aseq = new Map<string, number>()

  /** @returns the event's id */
  write(author: string, kind: Kind, body: JsonObject): string {
    const aseq = (this.#aseq.get(author) ?? 0) + 1
    this.#aseq.set(author, aseq)
    const seq = this.placed.length + 1
    const event: LogEvent = {
      v: 1,
      space,
      room: this.room,
      author: person(author),
      aseq,
      prev: null,
      kind,
      body,
      at: 1000 * seq,
      sig: 'A'.repeat(86)
    }
    this.placed.push({ position: { epoch: 1, seq }, event })
    return eventId(event, nodeCrypto.hash)
  }

  says(author: string, text: string, more: JsonObject = {}): string {
    return this.write(author, 'message.posted', { text, ...more })
  }

  /** With ids, as a store takes them. */
  get entries(): (Placed & { id: string })[] {
    return this.placed.map((one) => ({ ...one, id: eventId(one.event, nodeCrypto.hash) }))
  }
}

/** A device id that is easy to read. */
export function person(letter: string): string {
  return letter.repeat(52)
}
