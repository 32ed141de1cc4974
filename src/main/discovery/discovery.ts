/** Finds the spaces of the local network by mDNS and advertises our own. */
import { createAdvertiser, type Advertisement, type ServiceOffer } from './advertiser.ts'
import type { FoundInstance } from './parse-response.ts'
import type { Probe } from './instance-monitor.ts'
import { addressesOf, readInterfaces, usableInterfaces, type LocalInterface } from './interfaces.ts'
import { InterfaceBrowsers } from './interface-browsers.ts'
import { NearbyList } from './nearby-list.ts'
import type { NearbySpace } from './nearby-space.ts'
import { createTimers } from './timers.ts'
import { withoutRejection, oncePerMinute } from './problems.ts'

export type { Advertisement, ServiceOffer } from './advertiser.ts'
export type { FoundInstance } from './parse-response.ts'
export type { Probe } from './instance-monitor.ts'
export type { LocalInterface } from './interfaces.ts'
export type { NearbySpace } from './nearby-space.ts'

export interface DiscoveryOptions {
  probe: Probe
  onNearby: (nearby: NearbySpace[]) => void
  onProblem: (detail: string) => void
  isKnown?: (space: string, device: string) => boolean
  interfaces?: () => LocalInterface[]
}

export interface Discovery {
  advertise: (offer: ServiceOffer) => Advertisement
  /** Call this on a person's request, or after sleep. */
  refresh(): void
  addresses(): string[]
  stop(): Promise<void>
}

/** Node has no event for a change of the interfaces. */
const interfaceCheckIntervalMs = 3_000

export function startDiscovery(options: DiscoveryOptions): Discovery {
  const interfaces = options.interfaces ?? readInterfaces
  const timers = createTimers()
  const problem = oncePerMinute(options.onProblem)
  const addresses = (): string[] => usableInterfaces(interfaces()).flatMap(addressesOf)
  let ownAddresses = new Set(addresses())
  const list = createList(options, problem, (address) => ownAddresses.has(address))
  const events = {
    found: (found: FoundInstance, rank: number): void => {
      const isHere = [found.sender, ...found.addresses].every((address) => ownAddresses.has(address))
      if (!isHere || !advertiser.isOwn(found.id, found.port)) list.found(found, rank)
    },
    gone: (id: string): void => {
      list.gone(id)
    },
    problem
  }
  const browsers = new InterfaceBrowsers(interfaces, events, () => advertiser.all())
  const advertiser = createAdvertiser(browsers)
  const update = (): void => {
    ownAddresses = new Set(addresses())
    browsers.update()
  }
  update()
  timers.every(interfaceCheckIntervalMs, update)

  return {
    advertise: advertiser.advertise,
    refresh() {
      browsers.reopen()
      list.refresh()
    },
    addresses,
    async stop() {
      timers.stop()
      list.stop()
      await advertiser.stop()
      await browsers.close()
    }
  }
}

function createList(
  { probe, onNearby, isKnown = () => false }: DiscoveryOptions,
  problem: (detail: string) => void,
  isOwnAddress: (address: string) => boolean
): NearbyList {
  return new NearbyList({
    probe: withoutRejection(probe, problem),
    onChange: onNearby,
    isKnown,
    isOwnAddress
  })
}
