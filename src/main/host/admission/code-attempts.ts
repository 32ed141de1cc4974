import { Refused } from '#shared/values/reply.ts'

const maxWrongCodes = 5
/** ms since the last of them: at most 25 wrong ones per address in the life of a code, so that one device cannot end it. */
const lockoutMs = 2 * 60_000

interface Attempts {
  wrong: number
  last: number
}

export class CodeAttempts {
  readonly #now: () => number
  readonly #attempts = new Map<string, Attempts>()

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
