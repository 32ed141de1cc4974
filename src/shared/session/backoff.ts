/** How long a session waits before it looks for its host again. */
import type { Crypto } from '../log/crypto.ts'

/**
 * Waiting times between attempts, ms; the last one repeats: a host that is back is found within two seconds however
 * long it was away, at the price of one packet a second. A fifth at random keeps members from arriving at once.
 */
const backoffMs = [200, 400, 800, 1000]

/** The same after a refusal that may end, ms: the host is there, and each attempt costs it a handshake and a signature. */
const refusedDelayMs = 5000

/** @param attempts that failed so far. @param refused the host is there and does not let us in. @returns ms */
export function waitBefore(attempts: number, refused: boolean, crypto: Pick<Crypto, 'random'>): number {
  const wait = refused ? refusedDelayMs : (backoffMs[Math.min(attempts, backoffMs.length - 1)] ?? 0)
  return wait + ((crypto.random(1)[0] ?? 0) / 255) * (wait / 5)
}
