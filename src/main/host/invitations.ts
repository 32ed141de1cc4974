/** What lets guests in: random tokens that live ten minutes and admit a limited number of devices. */
import { toBase64 } from '#shared/protocol/ids.ts'
import { Refused } from '#shared/protocol/reply.ts'

/** ms */
const life = 10 * 60_000

export interface Token {
  token: string
  /** How many devices it still admits. */
  left: number
  expires: number
}

export class Invitations {
  readonly #tokens = new Map<string, Token>()
  readonly #random: (length: number) => Uint8Array
  readonly #onUsed: (token: Token) => void

  constructor(random: (length: number) => Uint8Array, onUsed: (token: Token) => void) {
    this.#random = random
    this.#onUsed = onUsed
  }

  create(uses: number): Token {
    this.#expire()
    const token = { token: toBase64(this.#random(32)), left: uses, expires: Date.now() + life }
    this.#tokens.set(token.token, token)
    return { ...token }
  }

  /** Admits one device. @throws Refused with `invitation` */
  redeem(text: string | undefined): void {
    this.#expire()
    const token = text === undefined ? undefined : this.#tokens.get(text)
    if (!token) throw new Refused('invitation', 'this invitation is unknown, used up or too old')
    token.left -= 1
    if (token.left === 0) this.#tokens.delete(token.token)
    this.#onUsed({ ...token })
  }

  #expire(): void {
    for (const { token, expires } of this.#tokens.values())
      if (expires <= Date.now()) this.#tokens.delete(token)
  }
}
