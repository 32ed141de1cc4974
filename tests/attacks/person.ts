/** The key is derived from a word, so that all processes of a run can use the same person. */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import type { JsonObject } from '#shared/log/canonical.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { deviceIdOf, entryProof, eventId, headerBytes, type LogEvent } from '#shared/log/event.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'

/** The PKCS #8 header before the 32 bytes of an Ed25519 seed (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function privateKeyOf(who: string): KeyObject {
  const seed = createHash('sha256').update(who).digest()
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
}

/** PEM. */
export function pemOf(who: string): string {
  return privateKeyOf(who).export({ type: 'pkcs8', format: 'pem' }).toString()
}

export class Person {
  readonly name: string
  readonly device: string
  readonly key: string
  /** This device's newest event. */
  chain: ChainHead = { aseq: 0, prev: null }
  readonly #space: string
  readonly #private: KeyObject

  constructor(space: string, who: string) {
    this.#space = space
    this.name = who
    this.#private = privateKeyOf(who)
    const raw = createPublicKey(this.#private).export({ format: 'der', type: 'spki' }).subarray(-32)
    this.key = toBase64(new Uint8Array(raw))
    this.device = deviceIdOf(new Uint8Array(raw), nodeCrypto.hash)
  }

  get keys(): DeviceKeys {
    return {
      publicKey: fromBase64(this.key),
      sign: (bytes) => Promise.resolve(fromBase64(this.#sign(bytes)))
    }
  }

  proof(host: string, nonce: string): string {
    return this.#sign(entryProof(this.#space, host, nonce))
  }

  /** As if the host had accepted the last one. @param at ms since 1970 */
  event(room: string, kind: string, body: JsonObject, at = Date.now()): LogEvent {
    const event = this.eventOn(this.chain, room, kind, body, at)
    this.chain = { aseq: event.aseq, prev: eventId(event, nodeCrypto.hash) }
    return event
  }

  /** An event that follows another one than the newest. */
  eventOn(
    chain: ChainHead,
    room: string,
    kind: string,
    body: JsonObject,
    at = Date.now(),
    space = this.#space
  ): LogEvent {
    const { device: author } = this
    const unsigned = {
      v: 1,
      space,
      room,
      author,
      aseq: chain.aseq + 1,
      prev: chain.prev,
      kind,
      body,
      at
    } as const
    return { ...unsigned, sig: this.#sign(headerBytes(unsigned, nodeCrypto.hash)) }
  }

  #sign(bytes: Uint8Array): string {
    return toBase64(new Uint8Array(sign(null, bytes, this.#private)))
  }
}

/** The words of the honest members. */
export const honest = (n: number): string => `Honest ${String(n)}`
export const lightMember = (n: number): string => `Pupil ${String(n)}`
export const attacker = (n: number): string => `Attacker ${String(n)}`
export const passive = (n: number): string => `Passive ${String(n)}`
