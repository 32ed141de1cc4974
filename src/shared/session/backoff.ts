import type { Crypto } from '../log/crypto.ts'

/** ms before each attempt; the last one repeats. */
type Waits = readonly [number, ...number[]]

/** The last one costs one packet a second. */
export const whileAway: Waits = [200, 400, 800, 1000]

/** Longer, because each attempt costs the host a handshake and a signature. */
export const whileRefused: Waits = [5000]

/** Most are let in again within seconds, by Undo, or never. */
export const whileRemoved: Waits = [5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000]

/** A random fifth keeps members from arriving at once. @param attempts that failed so far @returns ms */
export function waitBefore(attempts: number, waits: Waits, crypto: Pick<Crypto, 'random'>): number {
  const wait = waits[Math.min(attempts, waits.length - 1)] ?? waits[0]
  return wait + ((crypto.random(1)[0] ?? 0) / 255) * (wait / 5)
}
