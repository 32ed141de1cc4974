import type { ProbeResult } from '../identity/probe-result.ts'
import { Bucket, oneEach } from '../bucket.ts'
import type { FoundInstance } from './parse-response.ts'
import { toNearby, withTxt, type NearbySpace } from './nearby-space.ts'
import { firstToAnswer, type Attempt } from './happy-eyeballs.ts'
import { createEndpoints, endpointKey, type AnnouncedEndpoint } from './endpoints.ts'
import type { ScheduledProbe, ProbeScheduler } from './probe-scheduler.ts'

/** Null when no Parley host answers at this address. */
export type Probe = (address: string, port: number, signal: AbortSignal) => Promise<ProbeResult | null>

const probeIntervalMs = 10_000
const probeRetryMs = 3_000
const maxFailures = 2
/** Probes out of turn after a changed announcement; limited, since anyone can send announcements. */
const earlyProbes = { atOnce: 4, everyMs: 5_000 }

export interface InstanceDeps {
  known: boolean
  probe: Probe
  scheduler: ProbeScheduler
  onChange: () => void
  onLost: () => void
}

export class InstanceMonitor implements ScheduledProbe {
  readonly known: boolean
  nearby: NearbySpace | null = null
  failures = 0
  sender: string
  #found: FoundInstance
  readonly #deps: InstanceDeps
  readonly #endpoints = createEndpoints()
  readonly #earlyProbes = new Bucket(oneEach(earlyProbes.everyMs, earlyProbes.atOnce))
  #running: AbortController | null = null
  #stopped = false
  #timer: NodeJS.Timeout | undefined

  constructor(found: FoundInstance, rank: number, deps: InstanceDeps) {
    this.#found = found
    this.#deps = deps
    this.known = deps.known
    this.sender = found.sender
    this.#endpoints.add(found, rank)
  }

  get found(): FoundInstance {
    return this.#found
  }

  /** Probes at once when the address, the name or the epoch changed. */
  update(found: FoundInstance, rank: number): void {
    const moved = this.#endpoints.add(found, rank, this.nearby?.probe.address)
    const renamed = found.txt.n !== this.#found.txt.n || found.txt.ep !== this.#found.txt.ep
    const hinted = found.txt.p !== this.#found.txt.p || found.txt.f !== this.#found.txt.f
    this.#found = found
    this.sender = this.#ranked()[0]?.sender ?? found.sender
    if (hinted && this.nearby) this.#show(withTxt(this.nearby, found.txt))
    if (!(moved || renamed) || !this.#earlyProbes.take()) return
    if (moved) this.#abort()
    this.probe()
  }

  probe(): void {
    if (this.#stopped || this.#running) return
    clearTimeout(this.#timer)
    if (this.nearby) this.#begin(this.#ranked())
    else this.#deps.scheduler.add(this)
  }

  /** The scheduler's turn is for the best endpoint; others take their own. */
  start(): void {
    const [best, ...others] = this.#ranked()
    if (best) this.#begin(others, best)
  }

  stop(): void {
    this.#stopped = true
    this.#deps.scheduler.remove(this)
    clearTimeout(this.#timer)
    this.#abort()
  }

  #abort(): void {
    this.#running?.abort()
    this.#running = null
  }

  #ranked(): AnnouncedEndpoint[] {
    return this.#endpoints.ranked(this.nearby?.probe.address)
  }

  #begin(others: readonly AnnouncedEndpoint[], paid?: AnnouncedEndpoint): void {
    const running = new AbortController()
    this.#running = running
    const attempts = others.map((endpoint) => this.#attempt(endpoint, () => this.#mayProbe(endpoint)))
    if (paid) attempts.unshift(this.#attempt(paid, () => true))
    void firstToAnswer(attempts, running.signal).then((nearby) => {
      if (this.#running !== running) return
      this.#running = null
      this.#apply(nearby)
    })
  }

  #attempt(endpoint: AnnouncedEndpoint, may: () => boolean): Attempt<NearbySpace> {
    const { address, port, sender } = endpoint
    return async (signal) => {
      const isConfirmed = this.#isConfirmed(endpoint)
      if (!may()) return null
      const result = await this.#deps.probe(address, port, signal)
      const nearby = result && toNearby(this.#found, result)
      if (nearby && !isConfirmed) this.#deps.scheduler.refund(sender)
      return nearby
    }
  }

  #mayProbe(endpoint: AnnouncedEndpoint): boolean {
    return this.#isConfirmed(endpoint) || this.#deps.scheduler.tryTake(endpoint.sender)
  }

  #isConfirmed(endpoint: AnnouncedEndpoint): boolean {
    return endpointKey(endpoint) === this.nearby?.probe.address
  }

  #apply(nearby: NearbySpace | null): void {
    this.failures = nearby ? 0 : this.failures + 1
    if (nearby) this.#show(nearby)
    else if (this.failures >= maxFailures) {
      this.#deps.onLost()
      return
    }
    this.#timer = setTimeout(
      () => {
        this.probe()
      },
      nearby ? probeIntervalMs : probeRetryMs
    )
  }

  #show(nearby: NearbySpace): void {
    this.nearby = nearby
    this.#deps.onChange()
  }
}
