/** What a host does about others that claim its space: it acknowledges nothing until it is settled which one goes on. */
import { compareClaims, isClaimSigned, type Claim } from '#shared/log/claim.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { mayHost, type MayAlsoHost, type SpaceState } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import type { HostTime } from '../time.ts'
import type { HostClaim } from './host-claim.ts'
import type { Meeting, Rival, Verdict } from './rival.ts'

export interface ContestDeps {
  space: Pick<SpaceState, 'id' | 'by' | 'members'>
  mayAlsoHost?: MayAlsoHost | undefined
  claim: HostClaim
  crypto: Crypto
  time: Pick<HostTime, 'after'>
  people: () => number
  /** Those in the network now; null without a network to look in. */
  rivals: (() => readonly Rival[]) | null
  /** This host goes on under a higher claim. */
  onClaimed: (claim: Claim) => void
  /** Another one goes on. */
  onYielded: (claim: Claim) => void
  onError: (error: unknown) => void
}

/** ms; an announcement and its answer take less. */
const lookMs = 700
const retryMs = 2_000

export class Contest {
  readonly #deps: ContestDeps
  #heard = 0
  #settling: Promise<void> | null = null
  #meeting: Promise<void> | null = null
  /** This host has asked another one, which decides for both. */
  #isAsking = false
  /** It decides for another one, whose claim is higher. */
  #isDeciding = false
  #hasYielded = false
  #stopWaiting: () => void = () => undefined
  #cancelRetry: () => void = () => undefined

  constructor(deps: ContestDeps) {
    this.#deps = deps
  }

  /** Whether nothing may be acknowledged now. */
  get isOpen(): boolean {
    return this.#hasYielded || this.#isDeciding || this.#settling !== null
  }

  /** @throws Refused with `contested` */
  mustBeSettled(): void {
    if (this.isOpen) throw new Refused('contested', 'another host may have replaced this one')
  }

  /** Resolves before it is settled. @returns whether the signature had to be checked */
  async hear(claim: Claim): Promise<boolean> {
    if (!this.#deps.claim.isOutdoneBy(claim)) return false
    if (!(await this.#believes(claim))) return true
    this.#heard = Math.max(this.#heard, claim.epoch)
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null
    })
    return true
  }

  /** A claim of this device, or of one that may host: any member could stop this host otherwise, or take its place. */
  async #believes(claim: Claim): Promise<boolean> {
    const { space, crypto } = this.#deps
    return this.#isOfHost(claim.host) && isClaimSigned(space.id, claim, crypto)
  }

  #isOfHost(device: string): boolean {
    const { space, mayAlsoHost, claim } = this.#deps
    if (device === claim.current.host || mayHost(space, device)) return true
    const member = space.members.get(device)
    return member !== undefined && mayAlsoHost?.(member) === true
  }

  /** Meets the other hosts that were found: they may not see this one. */
  lookAround(): void {
    this.#stopWaiting()
    this.#cancelRetry()
    if (this.#hasYielded) return
    this.#meeting ??= this.#meetAll().finally(() => {
      this.#meeting = null
    })
  }

  /**
   * Decides for both hosts, and acts before it answers. If each asks the other one at the same time, the one with the higher claim
   * decides: both would stop if each of them counted another number of people. @throws Refused
   */
  async decide({ claim, people }: Meeting): Promise<Verdict> {
    if (!(await this.#believes(claim))) throw new Refused('forbidden', 'not a host of this space')
    const order = compareClaims(claim, this.#deps.claim.current)
    if (this.#hasYielded || this.#isDeciding || order === 0 || (order > 0 && this.#isAsking))
      throw new Refused('contested', 'ask again')
    const mine = this.#deps.people()
    const yours = people > mine || (people === mine && order > 0)
    if (yours) this.#yield(claim)
    else if (order > 0) await this.#outdo(claim)
    return { claim: this.#deps.claim.current, yours }
  }

  async #outdo(claim: Claim): Promise<void> {
    this.#isDeciding = true
    try {
      await this.#claimAbove(claim.epoch)
    } finally {
      this.#isDeciding = false
    }
  }

  close(): void {
    this.#hasYielded = true
    this.#stopWaiting()
    this.#cancelRetry()
  }

  /** Until this host's claim is above all that it has heard, or another one goes on. */
  async #settle(): Promise<void> {
    const { rivals, onError } = this.#deps
    while (this.#isOutdone()) {
      try {
        if (rivals?.().length === 0) await this.#wait()
        this.lookAround()
        await this.#meeting
        if (this.#isOutdone()) await this.#claimAbove(this.#heard)
      } catch (error) {
        onError(error) // the disk does not take the claim
        await this.#wait()
      }
    }
  }

  #isOutdone(): boolean {
    return !this.#hasYielded && this.#heard >= this.#deps.claim.current.epoch
  }

  async #meetAll(): Promise<void> {
    const { claim, rivals } = this.#deps
    for (const rival of rivals?.() ?? []) {
      if (this.#hasYielded) return
      const order = compareClaims(rival.claim, claim.current)
      if (order === 0 || !(await this.#believes(rival.claim))) continue
      try {
        await this.#meet(rival)
      } catch (error) {
        // It does not know this device, and members follow it: what is held here comes back to it from one of them.
        if (error instanceof Refused && error.code === 'forbidden' && order > 0) this.#yield(rival.claim)
        else this.#retry() // it has gone, or is contested itself
      }
    }
  }

  #retry(): void {
    if (this.#hasYielded) return
    this.#cancelRetry()
    this.#cancelRetry = this.#deps.time.after(retryMs, () => {
      this.lookAround()
    })
  }

  async #meet(rival: Rival): Promise<void> {
    const { claim, people } = this.#deps
    if (this.#isDeciding) throw new Refused('contested', 'this host decides for another one')
    this.#isAsking = true
    const verdict = await rival.meet({ claim: claim.current, people: people() }).finally(() => {
      this.#isAsking = false
    })
    if (this.#hasYielded || !(await this.#believes(verdict.claim))) return
    if (!verdict.yours) this.#yield(verdict.claim)
    else if (verdict.claim.epoch >= claim.current.epoch) await this.#claimAbove(verdict.claim.epoch)
  }

  async #claimAbove(epoch: number): Promise<void> {
    const claim = await this.#deps.claim.raise(epoch)
    if (!this.#hasYielded) this.#deps.onClaimed(claim)
  }

  #yield(to: Claim): void {
    if (this.#hasYielded) return
    this.close()
    this.#deps.onYielded(to)
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#deps.time.after(lookMs, resolve)
      this.#stopWaiting = () => {
        cancel()
        resolve()
      }
    })
  }
}
