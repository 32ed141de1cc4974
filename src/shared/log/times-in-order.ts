import { dateOf } from '../values/ids.ts'

const dayMs = 86_400_000
/** Events after one that show whether its time can be right. */
const maxFollowing = 20
const minEarlier = 3

/**
 * Times as they are shown: the order is that of positions, not of the writers' clocks. A time never goes back, and
 * one that is more than a day later than most that follow does not hold them up.
 */
export function timesInOrder(ats: readonly number[]): number[] {
  let latest = -Infinity
  return ats.map((at, index) => {
    if (dateOf(at) === null) return at
    if (!isFarAhead(at, ats.slice(index + 1, index + 1 + maxFollowing))) latest = Math.max(latest, at)
    return latest === -Infinity ? at : latest
  })
}

function isFarAhead(at: number, following: readonly number[]): boolean {
  const earlier = following.filter((later) => later < at - dayMs).length
  return earlier >= minEarlier && earlier > following.length / 2
}
