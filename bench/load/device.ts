/** Signs events ahead of time, so that signing does not slow the load down. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { Json } from '#shared/log/canonical.ts'
import {
  deviceIdOf,
  entryProof,
  eventId,
  headerBytes,
  type LogEvent,
  type Unsigned
} from '#shared/log/event.ts'
import type { Kind } from '#shared/log/kinds.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'

/** At the end of the SPKI form (RFC 8410, section 4). */
const rawKeyBytes = 32

export class Device {
  readonly id: string
  readonly key: string
  readonly #space: string
  readonly #private: KeyObject
  #aseq = 0
  #prev: string | null = null

  constructor(space: string) {
    this.#space = space
    const { privateKey } = generateKeyPairSync('ed25519')
    this.#private = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
    const raw = new Uint8Array(spki.subarray(-rawKeyBytes))
    this.key = toBase64(raw)
    this.id = deviceIdOf(raw, nodeCrypto.hash)
  }

  proof(host: string, nonce: string): string {
    return this.#sign(entryProof(this.#space, host, nonce))
  }

  event(room: string, kind: Kind, body: { [key: string]: Json }, at = Date.now()): LogEvent {
    const unsigned: Unsigned = {
      v: 1,
      space: this.#space,
      room,
      author: this.id,
      aseq: this.#aseq + 1,
      prev: this.#prev,
      kind,
      body,
      at
    }
    const event = { ...unsigned, sig: this.#sign(headerBytes(unsigned, nodeCrypto.hash)) }
    this.#aseq += 1
    this.#prev = eventId(unsigned, nodeCrypto.hash)
    return event
  }

  #sign(bytes: Uint8Array): string {
    return toBase64(new Uint8Array(sign(null, bytes, this.#private)))
  }
}
