/** A log is known by a digest of each prefix: two logs with equal digests at a number have the same events up to there. */
import { toBase64 } from '../values/ids.ts'
import { canonicalBytes, type Json } from './canonical.ts'
import type { Crypto } from './crypto.ts'
import type { Placed, Position } from './event.ts'

/** base64url; null before the first event of a room. */
export type Digest = string | null

/** Vectors: docs/PROTOCOL.md. @param before of the log before this event @param id of the event */
export function digestAfter(
  before: Digest,
  { position, origin }: Omit<Placed, 'event'>,
  id: string,
  hash: Crypto['hash']
): string {
  const { epoch, host } = position
  const from = origin ? asJson(origin) : null
  return toBase64(hash(canonicalBytes(['parley log 1', before, id, epoch, host ?? null, from])))
}

function asJson({ epoch, host, seq }: Position): Json {
  return [epoch, host ?? null, seq]
}
