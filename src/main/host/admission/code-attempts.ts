/** Limits how often an address may try spoken codes: after too many wrong ones it has to wait. */
import { Refused } from '#shared/values/reply.ts'

/** Wrong codes until an address has to wait. */
const maxWrongCodes = 5
/**
 * ms since the last of them. In the life of a code one address says 25 wrong ones at most, so that nobody can end
 * a code from a single device.
 */
const lockoutMs = 2 * 60_000

interface Attempts {
  wrong: number
  last: number
}

export class CodeAttempts {
  readonly #now: () => number
  readonly #attempts = new Map<string, Attempts>()

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  /** @throws Refused with `too-many` while the address has to wait */
  allow(address: string): void {
    this.#forget()
    if ((this.#attempts.get(address)?.wrong ?? 0) < maxWrongCodes) return
    throw new Refused('too-many', 'too many wrong codes; wait before the next one')
  }

  recordWrong(address: string): void {
    const before = this.#attempts.get(address)?.wrong ?? 0
    this.#attempts.set(address, { wrong: before + 1, last: this.#now() })
  }

  #forget(): void {
    const now = this.#now()
    for (const [address, { last }] of this.#attempts)
      if (now - last >= lockoutMs) this.#attempts.delete(address)
  }
}
