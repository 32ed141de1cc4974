/** The nearby spaces: each host is probed before it is listed; the list has a maximum length. */
import type { FoundInstance } from './parse-response.ts'
import { createExpiringSet } from './expiring-set.ts'
import { InstanceMonitor, type Probe } from './instance-monitor.ts'
import { isSameListing, type NearbySpace } from './nearby-space.ts'
import { ProbeScheduler } from './probe-scheduler.ts'

/** More than this are an attack, or too many to read. */
export const maxInstances = 64
/** For one sender, instances that have not answered yet. */
const maxUnconfirmed = 8
const notifyDelayMs = 30

export interface NearbyListDeps {
  probe: Probe
  onChange: (nearby: NearbySpace[]) => void
  isKnown: (space: string, device: string) => boolean
  isOwnAddress: (address: string) => boolean
}

type InstanceEntry = [key: string, instance: InstanceMonitor]

export class NearbyList {
  readonly #instances = new Map<string, InstanceMonitor>()
  readonly #deps: NearbyListDeps
  readonly #scheduler: ProbeScheduler
  readonly #unreachable = createExpiringSet()
  #shown: NearbySpace[] = []
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(deps: NearbyListDeps) {
    this.#deps = deps
    this.#scheduler = new ProbeScheduler(deps.isOwnAddress)
  }

  found(found: FoundInstance, rank: number): void {
    if (this.#stopped) return
    const key = `${found.txt.id} ${found.txt.dev}`
    const known = this.#instances.get(key)
    if (known) known.update(found, rank)
    else if (!this.#unreachable.has(announcementKey(key, found)) && this.#canAdd(found))
      this.#add(key, found, rank)
  }

  gone(id: string): void {
    for (const [key, { found }] of this.#instances) if (found.id === id) this.#drop(key)
  }

  refresh(): void {
    this.#unreachable.clear()
    for (const instance of this.#instances.values()) instance.probe()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    for (const instance of this.#instances.values()) instance.stop()
    this.#instances.clear()
    this.#scheduler.stop()
  }

  #add(key: string, found: FoundInstance, rank: number): void {
    const { probe, isKnown } = this.#deps
    const instance = new InstanceMonitor(found, rank, {
      known: isKnown(found.txt.id, found.txt.dev),
      probe,
      scheduler: this.#scheduler,
      onChange: () => {
        this.#changed()
      },
      onLost: () => {
        this.#markUnreachable(key, instance)
      }
    })
    this.#instances.set(key, instance)
    instance.probe()
  }

  /** One that never answered is left out for a while, unless it is a known space. */
  #markUnreachable(key: string, instance: InstanceMonitor): void {
    if (!instance.nearby && !instance.known) this.#unreachable.add(announcementKey(key, instance.found))
    this.#drop(key)
  }

  #drop(key: string): void {
    this.#instances.get(key)?.stop()
    if (this.#instances.delete(key)) this.#changed()
  }

  /** When the list is full, one that failed is dropped, else one of the sender with the most. */
  #canAdd({ sender, txt }: FoundInstance): boolean {
    const own = [...this.#instances].filter(([, one]) => one.sender === sender)
    const waiting = own.filter(([, { nearby }]) => !nearby)
    if (waiting.length >= maxUnconfirmed) return this.#evict(waiting.filter(hasFailed))
    if (this.#instances.size < maxInstances) return true
    if (this.#evict([...this.#instances].filter(hasFailed))) return true
    const senders = Map.groupBy(this.#instances, ([, one]) => one.sender)
    const largest = [...senders.values()].reduce((a, b) => (b.length > a.length ? b : a))
    const isOwed = largest.length > own.length + 1 || this.#deps.isKnown(txt.id, txt.dev)
    return isOwed && this.#evict(largest)
  }

  /** @returns whether one of these was dropped: unconfirmed ones first, known ones never */
  #evict(candidates: readonly InstanceEntry[]): boolean {
    const unknown = candidates.filter(([, { known }]) => !known)
    const [key] = unknown.find(([, { nearby }]) => !nearby) ?? unknown.at(-1) ?? []
    if (key !== undefined) this.#drop(key)
    return key !== undefined
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const next = [...this.#instances.values()].flatMap(({ nearby }) => nearby ?? [])
      const before = this.#shown
      const same =
        next.length === before.length && next.every((one, at) => before[at] && isSameListing(one, before[at]))
      if (same) return
      this.#shown = next
      this.#deps.onChange(next)
    }, notifyDelayMs)
  }
}

function hasFailed([, { nearby, failures }]: InstanceEntry): boolean {
  return !nearby && failures > 0
}

function announcementKey(key: string, { sender, port }: FoundInstance): string {
  return `${key} ${sender}:${String(port)}`
}
