import { digestAfter, type Digest } from '#shared/log/digest.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { eventId } from '#shared/log/event.ts'
import type { HostLog } from './host-log.ts'

/** Made by reading each log once. */
export class RoomDigests {
  readonly #log: Pick<HostLog, 'readAfter'>
  readonly #space: string
  readonly #hash: Crypto['hash']
  readonly #rooms = new Map<string, Digest[]>()

  constructor(log: Pick<HostLog, 'readAfter'>, space: string, hash: Crypto['hash']) {
    this.#log = log
    this.#space = space
    this.#hash = hash
  }

  /** Undefined past the end. */
  at(room: string, seq: number): Digest | undefined {
    const digests = this.#rooms.get(room) ?? [null]
    this.#rooms.set(room, digests)
    if (seq >= digests.length) {
      for (const placed of this.#log.readAfter(
        this.#space,
        room,
        digests.length - 1,
        Number.MAX_SAFE_INTEGER
      )) {
        const id = eventId(placed.event, this.#hash)
        digests.push(digestAfter(digests.at(-1) ?? null, placed, id, this.#hash))
      }
    }
    return digests[seq]
  }
}
