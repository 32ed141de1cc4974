import type { Crypto } from '../log/crypto.ts'

/** ms; the last one repeats, which costs one packet a second. A random fifth keeps members from arriving at once. */
const backoffMs = [200, 400, 800, 1000]

/** ms; longer, because each attempt costs the host a handshake and a signature. */
const refusedDelayMs = 5000

/** @param attempts that failed so far. @param refused the host is there and does not let us in. @returns ms */
export function waitBefore(attempts: number, refused: boolean, crypto: Pick<Crypto, 'random'>): number {
  const wait = refused ? refusedDelayMs : (backoffMs[Math.min(attempts, backoffMs.length - 1)] ?? 0)
  return wait + ((crypto.random(1)[0] ?? 0) / 255) * (wait / 5)
}
