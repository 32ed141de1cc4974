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

interface Invitation extends Token {
  /** A connection may drop before its device is in the log, so a device may come again. */
  admitted: Set<string>
}

export interface InvitationsParts {
  random: (length: number) => Uint8Array
  /** Milliseconds since 1970. */
  now: () => number
  onUsed: (token: Token) => void
}

export class Invitations {
  readonly #invitations = new Map<string, Invitation>()
  readonly #parts: InvitationsParts

  constructor(parts: InvitationsParts) {
    this.#parts = parts
  }

  create(uses: number): Token {
    this.#expire()
    const token = {
      token: toBase64(this.#parts.random(32)),
      left: uses,
      expires: this.#parts.now() + life
    }
    this.#invitations.set(token.token, { ...token, admitted: new Set() })
    return token
  }

  /** Admits a device. @throws Refused with `invitation` */
  redeem(text: string | undefined, device: string): void {
    this.#expire()
    const invitation = text === undefined ? undefined : this.#invitations.get(text)
    if (invitation?.admitted.has(device)) return
    if (!invitation || invitation.left === 0) {
      throw new Refused('invitation', 'this invitation is unknown, used up or too old')
    }
    invitation.left -= 1
    invitation.admitted.add(device)
    const { token, left, expires } = invitation
    this.#parts.onUsed({ token, left, expires })
  }

  #expire(): void {
    const now = this.#parts.now()
    for (const { token, expires } of this.#invitations.values())
      if (expires <= now) this.#invitations.delete(token)
  }
}
