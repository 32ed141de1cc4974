/** The claim under which this host places events. */
import { compareClaims, signClaim, type Claim } from '#shared/log/claim.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { Position } from '#shared/log/event.ts'
import type { SpaceState } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import type { HostLog } from '../log/host-log.ts'

export interface HostClaimDeps {
  space: Pick<SpaceState, 'id' | 'by'>
  log: Pick<HostLog, 'claim' | 'acceptClaim'>
  keys: DeviceKeys
  hash: Crypto['hash']
  now: () => number
}

/** Files of older versions have no claim: all was placed in this epoch. */
const firstEpoch = 1

export class HostClaim {
  readonly #deps: HostClaimDeps
  #current: Claim | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(deps: HostClaimDeps) {
    this.#deps = deps
  }

  /** @throws Refused with `contested` until the first one is on disk */
  get current(): Claim {
    if (!this.#current) throw new Refused('contested', 'the host is starting')
    return this.#current
  }

  /** Above what this device has accepted and what is given; on disk when it resolves. Rejects with StorageError */
  raise(above = 0): Promise<Claim> {
    const raised = this.#last.then(() => this.#signAbove(above)) // two at once would have the same epoch
    this.#last = raised.catch(() => undefined)
    return raised
  }

  async #signAbove(above: number): Promise<Claim> {
    const { space, log, keys, hash, now } = this.#deps
    const accepted = Math.max(log.claim()?.epoch ?? firstEpoch, this.#current?.epoch ?? 0)
    const claim = await signClaim(space.id, Math.max(accepted, above) + 1, now(), keys, hash)
    log.acceptClaim(claim)
    this.#current = claim
    return claim
  }

  /** Whether members that follow `claim` cannot follow this host. */
  isOutdoneBy(claim: Claim): boolean {
    return claim.epoch >= this.current.epoch && compareClaims(claim, this.current) !== 0
  }

  positionAt(seq: number): Position {
    const { epoch, host } = this.current
    return host === this.#deps.space.by ? { epoch, seq } : { epoch, seq, host }
  }
}
