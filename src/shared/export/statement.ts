/** The exporter's signature over the whole: authors' signatures do not cover the number and order of events. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { canonicalBytes } from '../log/canonical.ts'
import type { Crypto, DeviceKeys } from '../log/crypto.ts'
import { deviceIdOf, eventId, Position, type Placed } from '../log/event.ts'
import {
  Bytes32,
  Count,
  DeviceId,
  fromBase64,
  RoomId,
  Signature,
  SpaceId,
  Time,
  toBase64
} from '../values/ids.ts'

export const Stated = v.object({
  room: RoomId,
  at: Time,
  /** SHA-256 of the file's first line, which names the authors, their keys and how many events each has. */
  head: Bytes32,
  count: Count,
  erased: Count,
  last: v.nullable(v.object({ ...Position.entries, id: Bytes32 })),
  digest: Bytes32
})
export type Stated = v.InferOutput<typeof Stated>

export const Statement = v.object({
  parley: v.literal('statement'),
  v: v.literal(1),
  space: SpaceId,
  ...Stated.entries,
  by: DeviceId,
  key: Bytes32,
  sig: Signature
})
export type Statement = v.InferOutput<typeof Statement>

/** Counts events, oldest first. `digest` is 32 zeros, then SHA-256 of itself and `[epoch, seq, id, erased]` of each. */
export class Tally {
  readonly #hash: Crypto['hash']
  #digest: Uint8Array = new Uint8Array(32)
  #count = 0
  #erased = 0
  #last: Stated['last'] = null

  constructor(hash: Crypto['hash']) {
    this.#hash = hash
  }

  add({ position: { epoch, seq }, event }: Placed, id = eventId(event, this.#hash)): void {
    const isErased = event.erased !== undefined
    this.#count += 1
    if (isErased) this.#erased += 1
    this.#last = { epoch, seq, id }
    this.#digest = this.#hash(concatBytes(this.#digest, canonicalBytes([epoch, seq, id, isErased])))
  }

  get sum(): Pick<Stated, 'count' | 'erased' | 'last' | 'digest'> {
    return { count: this.#count, erased: this.#erased, last: this.#last, digest: toBase64(this.#digest) }
  }
}

export function lineHash(line: string, hash: Crypto['hash']): string {
  return toBase64(hash(utf8ToBytes(line)))
}

export async function signStatement(
  space: string,
  stated: Stated,
  keys: DeviceKeys,
  hash: Crypto['hash']
): Promise<Statement> {
  const by = deviceIdOf(keys.publicKey, hash)
  const sig = toBase64(await keys.sign(statementBytes({ ...stated, space, by })))
  return { parley: 'statement', v: 1, space, ...stated, by, key: toBase64(keys.publicKey), sig }
}

export async function verifyStatement(statement: Statement, crypto: Crypto): Promise<boolean> {
  const key = fromBase64(statement.key)
  if (deviceIdOf(key, crypto.hash) !== statement.by) return false
  return crypto.verify(key, statementBytes(statement), fromBase64(statement.sig))
}

/** The first element separates these signatures from all others. */
function statementBytes(statement: Omit<Statement, 'parley' | 'v' | 'key' | 'sig'>): Uint8Array {
  const { space, room, by, at, head, count, erased, last, digest } = statement
  const end = last && [last.epoch, last.seq, last.id]
  return canonicalBytes(['parley statement 1', space, room, by, at, head, count, erased, end, digest])
}
