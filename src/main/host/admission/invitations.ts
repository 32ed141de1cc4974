import { toBase64 } from '#shared/values/ids.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Payload } from '#shared/protocol/requests.ts'
import { CodeAttempts } from './code-attempts.ts'

const lifetimeMs = 10 * 60_000
/** The bias from four random bytes is below one in four thousand. */
const maxCode = 1_000_000
/** Wrong codes from all addresses that end a code: guessed with at most 30 in 1,000,000. The link stays good. */
const maxWrongCodes = 30

export interface Token {
  token: string
  code: string
  left: number
  expires: number
}

interface Invitation extends Token {
  /** A connection may drop before its device is in the log, so a device may come again. */
  admitted: Set<string>
  wrong: number
}

export interface InvitationsDeps {
  random: (length: number) => Uint8Array
  now: () => number
  onUsed: (token: Token) => void
}

export type PresentedInvitation = Pick<Payload<'space:enter'>, 'invitation' | 'code'>

export class Invitations {
  readonly #invitations = new Map<string, Invitation>()
  readonly #deps: InvitationsDeps
  readonly #attempts: CodeAttempts

  constructor(deps: InvitationsDeps) {
    this.#deps = deps
    this.#attempts = new CodeAttempts(deps.now)
  }

  create(uses: number): Token {
    this.#expire()
    const { random, now } = this.#deps
    const token = {
      token: toBase64(random(32)),
      code: codeOf(random(4)),
      left: uses,
      expires: now() + lifetimeMs
    }
    this.#invitations.set(token.token, { ...token, admitted: new Set(), wrong: 0 })
    return token
  }

  /** @throws Refused with `invitation`, or with `too-many` after wrong codes */
  redeem(shown: PresentedInvitation, device: string, address: string): void {
    this.#expire()
    const invitation = this.#find(shown)
    if (invitation?.admitted.has(device)) return
    // Checked before the code, so that those who have to wait learn nothing.
    if (shown.code !== undefined) this.#attempts.allow(address)
    if (
      !invitation ||
      invitation.left === 0 ||
      (shown.code !== undefined && invitation.wrong >= maxWrongCodes)
    ) {
      if (shown.code !== undefined) this.#recordWrong(address)
      throw new Refused('invitation', 'this invitation is unknown, used up or too old')
    }
    invitation.left -= 1
    invitation.admitted.add(device)
    const { token, code, left, expires } = invitation
    this.#deps.onUsed({ token, code, left, expires })
  }

  #find({ invitation, code }: PresentedInvitation): Invitation | undefined {
    if (code === undefined) return this.#invitations.get(invitation ?? '')
    return [...this.#invitations.values()].findLast((one) => one.code === code)
  }

  #recordWrong(address: string): void {
    this.#attempts.recordWrong(address)
    for (const invitation of this.#invitations.values()) invitation.wrong += 1
  }

  #expire(): void {
    const now = this.#deps.now()
    for (const { token, expires } of this.#invitations.values())
      if (expires <= now) this.#invitations.delete(token)
  }
}

function codeOf(random: Uint8Array): string {
  const number = random.reduce((sum, byte) => sum * 256 + byte, 0) % maxCode
  return String(number).padStart(6, '0')
}
