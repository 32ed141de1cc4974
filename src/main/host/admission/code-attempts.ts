/** Who may go on trying spoken codes: an address that said too many wrong ones has to wait. */
import { Refused } from '#shared/values/reply.ts'

/** Wrong codes until an address has to wait. */
const wrongOnes = 5
/**
 * ms since the last of them. In the life of a code one address says 25 wrong ones at most, so that nobody can end
 * a code from a single device.
 */
const wait = 2 * 60_000

interface Tries {
  wrong: number
  last: number
}

export class Guesses {
  readonly #now: () => number
  readonly #tries = new Map<string, Tries>()

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  /** @throws Refused with `too-many` while the address has to wait */
  allow(address: string): void {
    this.#forget()
    if ((this.#tries.get(address)?.wrong ?? 0) < wrongOnes) return
    throw new Refused('too-many', 'too many wrong codes; wait before the next one')
  }

  /** The address said a wrong one. */
  wrong(address: string): void {
    const before = this.#tries.get(address)?.wrong ?? 0
    this.#tries.set(address, { wrong: before + 1, last: this.#now() })
  }

  #forget(): void {
    const now = this.#now()
    for (const [address, { last }] of this.#tries) if (now - last >= wait) this.#tries.delete(address)
  }
}
