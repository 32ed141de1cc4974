/** "Claims", "Logs that agree": what is signed and hashed, and how the place is found where two logs part. */
import * as v from 'valibot'
import { base64url, canonicalBytes, deviceOf, isSigned, sha256, type Json } from './bytes.ts'
import type { Kept } from './kept.ts'
import type { Claim, Event, Placed } from './shapes.ts'

/** Of a prefix of a log; null of nothing. */
export type Digest = string | null

export interface Point {
  seq: number
  digest: Digest
}

/** Up to where two logs are equal, and how long the host's is. */
export const Common = v.object({ seq: v.number(), length: v.number() })
export type Common = v.InferOutput<typeof Common>

const maxPoints = 64

export function claimText(space: string, { epoch, host, at }: Omit<Claim, 'sig' | 'key'>): Json {
  return ['parley claim 1', space, epoch, host, at]
}

/** Whether its host has made this claim. */
export function isClaimed(space: string, claim: Claim): boolean {
  const { key, host, sig } = claim
  return deviceOf(key) === host && isSigned(canonicalBytes(claimText(space, claim)), sig, key)
}

/**
 * Another device than the one that hosted before may be followed too, but this client does not.
 *
 * @throws Error
 */
export function follow(
  claim: Claim,
  { space, host, kept }: { space: string; host: string; kept: Kept }
): void {
  const { claim: accepted } = kept
  if (claim.host !== host || !isClaimed(space, claim)) throw new Error('not a claim of this host')
  if (accepted && accepted.host !== host) throw new Error('another device hosts this space')
  if (accepted && accepted.sig !== claim.sig && claim.epoch <= accepted.epoch)
    throw new Error('this host has been replaced')
  kept.claim = claim
}

/** What a host signs for a device that it has let in. */
export function admissionText(space: string, device: string): Json {
  return ['parley admitted 1', space, device]
}

export function digestText(before: Digest, { position, origin }: Omit<Placed, 'event'>, id: string): Json {
  const { epoch, host = null } = position
  return [
    'parley log 1',
    before,
    id,
    epoch,
    host,
    origin ? [origin.epoch, origin.host ?? null, origin.seq] : null
  ]
}

export function digestAfter(...given: Parameters<typeof digestText>): string {
  return base64url(sha256(canonicalBytes(digestText(...given))))
}

/** @param digests of a whole log, from that of nothing on. @param ask `log:compare` */
export async function compare(
  digests: readonly Digest[],
  ask: (points: Point[]) => Promise<Common>
): Promise<Common> {
  const newest = digests.length - 1
  let [equal, different, length] = [0, newest + 1, 0]
  for (let seqs = fromTheEnd(newest); seqs.length > 0; seqs = between(equal, different)) {
    const answer = await ask(seqs.map((seq) => ({ seq, digest: digests[seq] ?? null })))
    equal = Math.max(equal, answer.seq)
    different = Math.min(different, ...seqs.filter((seq) => seq > equal))
    length = answer.length
  }
  return { seq: equal, length }
}

/** The newest, those 1, 2, 4, 8 … before it, and the oldest. */
function fromTheEnd(newest: number): number[] {
  const seqs = new Set([newest])
  for (let step = 1; step < newest; step *= 2) seqs.add(newest - step)
  return [...seqs.add(1)].filter((seq) => seq <= newest)
}

function between(equal: number, different: number): number[] {
  const step = Math.ceil((different - equal) / (maxPoints + 1))
  const seqs: number[] = []
  for (let seq = different - step; seq > equal; seq -= step) seqs.push(seq)
  return seqs
}

/** The same places, but each author's events in the author's order. */
export function inAuthorsOrder<T extends { event: Event }>(all: readonly T[]): T[] {
  const ordered = new Map<string, T[]>()
  for (const one of all) ordered.set(one.event.author, [...(ordered.get(one.event.author) ?? []), one])
  for (const theirs of ordered.values()) theirs.sort((one, other) => one.event.aseq - other.event.aseq)
  return all.flatMap(({ event }) => ordered.get(event.author)?.shift() ?? [])
}
