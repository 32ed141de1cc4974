import { canonicalJson } from '../log/canonical.ts'
import { newRoomId } from '../log/event.ts'
import type { Crypto } from '../log/crypto.ts'
import { Refused } from '../values/reply.ts'
import type { SessionPayload } from './contract.ts'
import type { Outbox } from './outbox.ts'
import { unknown } from './write.ts'

/** Creates rooms. One that the host has not answered keeps its id when it is tried again: the host may have made it. */
export class RoomCreations {
  readonly #crypto: Crypto
  readonly #outbox: Pick<Outbox, 'write'>
  /** By what was wanted: the id of a room that may be there. */
  readonly #unanswered = new Map<string, string>()

  constructor(crypto: Crypto, outbox: Pick<Outbox, 'write'>) {
    this.#crypto = crypto
    this.#outbox = outbox
  }

  /** @returns the id of the room @throws Refused */
  async create(body: SessionPayload<'room:create'>): Promise<string> {
    const wanted = canonicalJson(body)
    const before = this.#unanswered.get(wanted)
    const room = before ?? newRoomId(this.#crypto)
    try {
      await this.#outbox.write({ room, kind: 'room.created', body })
    } catch (error) {
      const code = error instanceof Refused ? error.code : null
      if (code !== null && unknown.has(code)) this.#unanswered.set(wanted, room)
      if (code !== 'exists' || before === undefined) throw error
    }
    this.#unanswered.delete(wanted)
    return room
  }
}
