import { dateOf } from '#shared/values/ids.ts'

const dayMs = 86_400_000
/** Events after one that say whether its time can be right. */
const judgedBy = 20
const fewest = 3

/**
 * Times as they are shown: the order is that of positions, whatever the writers' clocks said. A time never goes back, and
 * one that is more than a day later than most that follow does not hold them up.
 */
export function timesInOrder(ats: readonly number[]): number[] {
  let latest = -Infinity
  return ats.map((at, index) => {
    if (dateOf(at) === null) return at
    if (!isFarAhead(at, ats.slice(index + 1, index + 1 + judgedBy))) latest = Math.max(latest, at)
    return latest === -Infinity ? at : latest
  })
}

function isFarAhead(at: number, following: readonly number[]): boolean {
  const earlier = following.filter((later) => later < at - dayMs).length
  return earlier >= fewest && earlier > following.length / 2
}
