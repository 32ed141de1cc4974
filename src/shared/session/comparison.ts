/** Where two logs of one room part, found by the digests of a few prefixes at a time. */
import type { Digest } from '../log/digest.ts'
import { limits } from '../values/limits.ts'
import type { StoredSpan } from './deps.ts'

export interface Common {
  /** Both logs are equal up to here; 0 when no prefix that is known here is. */
  seq: number
  /** Of the host's log. */
  length: number
  /** Of what was in the host's log before its present claim. */
  earlier: number
}

export interface Point {
  seq: number
  digest: string
}

/** @param digestAt undefined where it is not known @param ask gets at most {@link limits.points} points */
export async function compareLogs(
  { oldest, newest }: StoredSpan,
  digestAt: (seq: number) => Digest | undefined,
  ask: (points: Point[]) => Promise<Common>
): Promise<Common> {
  const lowest = Math.max(1, oldest - 1)
  let common: Common = { seq: 0, length: 0, earlier: 0 }
  let apart = newest + 1
  for (let seqs = stepsDown(newest, lowest); ;) {
    const points = seqs.flatMap((seq) => pointAt(seq, digestAt(seq)))
    if (points.length === 0) return common
    const answer = await ask(points)
    common = { ...answer, seq: Math.max(answer.seq, common.seq) }
    apart = Math.min(apart, ...seqs.filter((one) => one > common.seq))
    if (common.seq < lowest || apart - common.seq === 1) return common
    seqs = between(common.seq, apart)
  }
}

function pointAt(seq: number, digest: Digest | undefined): Point[] {
  return typeof digest === 'string' ? [{ seq, digest }] : []
}

/** The last ones first, in steps that double: most logs part near the end. */
function stepsDown(newest: number, lowest: number): number[] {
  const seqs = [newest]
  for (let step = 1; newest - step > lowest; step *= 2) seqs.push(newest - step)
  return newest > lowest ? [...seqs, lowest] : seqs
}

/** As many as may be asked for at once, evenly; neither end. */
function between(low: number, high: number): number[] {
  const step = Math.ceil((high - low) / (limits.points + 1))
  const seqs: number[] = []
  for (let seq = high - step; seq > low; seq -= step) seqs.push(seq)
  return seqs
}
