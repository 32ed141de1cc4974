/** Which host a device follows: never one that another has replaced. */
import { compareClaims, isClaimSigned, type Claim } from '../log/claim.ts'
import { Refused } from '../values/reply.ts'
import type { SessionDeps } from './deps.ts'
import type { View } from './view.ts'

export class AcceptedClaim {
  readonly #deps: Pick<SessionDeps, 'space' | 'crypto' | 'store' | 'mayAlsoHost'>
  readonly #view: Pick<View, 'member' | 'startedBy'>
  /** Of the host that this session is at, and of the last one with which its logs agreed: sessions with one store go on by themselves. */
  #offered: Claim | null = null
  #levelled: Claim | null

  constructor(
    deps: Pick<SessionDeps, 'space' | 'crypto' | 'store' | 'mayAlsoHost'>,
    view: Pick<View, 'member' | 'startedBy'>
  ) {
    this.#deps = deps
    this.#view = view
    this.#levelled = this.current
  }

  get current(): Claim | null {
    return this.#deps.store.claim()
  }

  /**
   * On disk when it resolves, before anything else is taken from this host.
   *
   * @returns whether the host has been started since the logs of this session have agreed with its
   * @throws Refused: `bad-signature`, `contested` for a host that was replaced or does not know it yet, `forbidden` for one that may not host
   */
  async accept(claim: Claim): Promise<boolean> {
    const { space, crypto, store } = this.#deps
    if (!(await isClaimSigned(space, claim, crypto)))
      throw new Refused('bad-signature', 'the host did not sign its claim')
    const [accepted, levelled] = [this.current, this.#levelled]
    if (!accepted || compareClaims(claim, accepted) !== 0) {
      if (accepted) this.#mustFollow(claim, accepted)
      store.acceptClaim(claim)
    }
    this.#offered = claim
    return !levelled || compareClaims(claim, levelled) !== 0
  }

  /** The logs agree with the host's now, if so. */
  readonly levelled = (isLevel: boolean): boolean => {
    if (isLevel) this.#levelled = this.#offered
    return isLevel
  }

  #mustFollow(claim: Claim, accepted: Claim): void {
    if (claim.epoch <= accepted.epoch) throw new Refused('contested', 'this host has been replaced')
    if (claim.host !== accepted.host && !this.#mayHost(claim.host))
      throw new Refused('forbidden', 'this device may not host the space')
  }

  #mayHost(device: string): boolean {
    if (device === this.#view.startedBy) return true
    const member = this.#view.member(device)
    return member !== undefined && this.#deps.mayAlsoHost?.(member) === true
  }
}
