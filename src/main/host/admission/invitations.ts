/** What lets guests in: random tokens and spoken codes that live ten minutes and admit a limited number of devices. */
import { toBase64 } from '#shared/values/ids.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Payload } from '#shared/protocol/requests.ts'
import { Guesses } from './code-attempts.ts'

/** ms */
const life = 10 * 60_000
/** A million codes; the bias of what four random bytes leave over is below one in four thousand. */
const codes = 1_000_000
/**
 * Wrong codes, by whomever, that end a code. It is guessed with a probability of at most 30 in 1,000,000 (0.003 %),
 * from however many addresses. The link of the same invitation stays good.
 */
const wrongOnes = 30

export interface Token {
  token: string
  /** Six digits that admit as well, for as long as they are not guessed at. */
  code: string
  /** How many devices it still admits. */
  left: number
  expires: number
}

interface Invitation extends Token {
  /** A connection may drop before its device is in the log, so a device may come again. */
  admitted: Set<string>
  /** Codes said since it was made that were none. */
  wrong: number
}

export interface InvitationsParts {
  random: (length: number) => Uint8Array
  /** Milliseconds since 1970. */
  now: () => number
  onUsed: (token: Token) => void
}

/** What somebody shows at the door. */
export type Shown = Pick<Payload<'space:enter'>, 'invitation' | 'code'>

export class Invitations {
  readonly #invitations = new Map<string, Invitation>()
  readonly #parts: InvitationsParts
  readonly #guesses: Guesses

  constructor(parts: InvitationsParts) {
    this.#parts = parts
    this.#guesses = new Guesses(parts.now)
  }

  create(uses: number): Token {
    this.#expire()
    const { random, now } = this.#parts
    const token = { token: toBase64(random(32)), code: codeOf(random(4)), left: uses, expires: now() + life }
    this.#invitations.set(token.token, { ...token, admitted: new Set(), wrong: 0 })
    return token
  }

  /** Admits a device. @throws Refused with `invitation`, or with `too-many` after wrong codes */
  redeem(shown: Shown, device: string, address: string): void {
    this.#expire()
    const invitation = this.#find(shown)
    if (invitation?.admitted.has(device)) return
    // Before it is known whether the code is right: those who have to wait learn nothing.
    if (shown.code !== undefined) this.#guesses.allow(address)
    if (!invitation || invitation.left === 0 || (shown.code !== undefined && invitation.wrong >= wrongOnes)) {
      if (shown.code !== undefined) this.#missed(address)
      throw new Refused('invitation', 'this invitation is unknown, used up or too old')
    }
    invitation.left -= 1
    invitation.admitted.add(device)
    const { token, code, left, expires } = invitation
    this.#parts.onUsed({ token, code, left, expires })
  }

  #find({ invitation, code }: Shown): Invitation | undefined {
    if (code === undefined) return this.#invitations.get(invitation ?? '')
    return [...this.#invitations.values()].findLast((one) => one.code === code)
  }

  #missed(address: string): void {
    this.#guesses.wrong(address)
    for (const invitation of this.#invitations.values()) invitation.wrong += 1
  }

  #expire(): void {
    const now = this.#parts.now()
    for (const { token, expires } of this.#invitations.values())
      if (expires <= now) this.#invitations.delete(token)
  }
}

function codeOf(random: Uint8Array): string {
  const number = random.reduce((sum, byte) => sum * 256 + byte, 0) % codes
  return String(number).padStart(6, '0')
}
