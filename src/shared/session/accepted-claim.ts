/** Which host a device follows: never one that another has replaced. */
import { compareClaims, isClaimSigned, maxClaimJump, type Claim } from '../log/claim.ts'
import type { Member } from '../protocol/shapes.ts'
import { Refused } from '../values/reply.ts'
import type { SessionDeps } from './deps.ts'

export class AcceptedClaim {
  readonly #deps: Pick<SessionDeps, 'space' | 'crypto' | 'store'>
  readonly #member: (device: string) => Member | undefined

  constructor(
    deps: Pick<SessionDeps, 'space' | 'crypto' | 'store'>,
    member: (device: string) => Member | undefined
  ) {
    this.#deps = deps
    this.#member = member
  }

  get current(): Claim | null {
    return this.#deps.store.claim()
  }

  /**
   * On disk when it resolves, before anything else is taken from this host.
   *
   * @returns whether the host has been started since
   * @throws Refused: `bad-signature`, `contested` for a host that was replaced or does not know it yet, `forbidden` for one that may not host
   */
  async accept(claim: Claim): Promise<boolean> {
    const { space, crypto, store } = this.#deps
    if (!(await isClaimSigned(space, claim, crypto)))
      throw new Refused('bad-signature', 'the host did not sign its claim')
    const accepted = this.current
    if (accepted && compareClaims(claim, accepted) === 0) return false
    if (accepted) this.#mustFollow(claim, accepted)
    store.acceptClaim(claim)
    return true
  }

  #mustFollow(claim: Claim, accepted: Claim): void {
    if (claim.epoch <= accepted.epoch) throw new Refused('contested', 'this host has been replaced')
    if (claim.host === accepted.host) return
    const member = this.#member(claim.host)
    if (!member || member.removed || member.guest || claim.epoch > accepted.epoch + maxClaimJump)
      throw new Refused('forbidden', 'this device may not host the space')
  }
}
