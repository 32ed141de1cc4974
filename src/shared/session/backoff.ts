/** How long a session waits before it looks for its host again. */
import type { Crypto } from '../log/crypto.ts'

/**
 * Waiting times between attempts, ms; the last one repeats: a host that is back is found within two seconds however
 * long it was away, at the price of one packet a second. A fifth at random keeps members from arriving at once.
 */
const backoff = [200, 400, 800, 1000]

/** @param attempts that failed so far. @returns ms */
export function waitBefore(attempts: number, crypto: Pick<Crypto, 'random'>): number {
  const wait = backoff[Math.min(attempts, backoff.length - 1)] ?? 0
  return wait + ((crypto.random(1)[0] ?? 0) / 255) * (wait / 5)
}
