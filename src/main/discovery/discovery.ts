/** Discovery: shows the spaces that are served here to the network, and those of the network to us. */
import { createAdvertising, type Advertisement, type Offer } from './advertiser.ts'
import type { Found } from './parse-response.ts'
import type { Meet } from './instance-monitor.ts'
import { addressesOf, readInterfaces, usable, type Interface } from './interfaces.ts'
import { createLinks } from './interface-browsers.ts'
import { NearbyList } from './nearby-list.ts'
import type { NearbySpace } from './nearby-space.ts'
import { createTimers } from './timers.ts'
import { neverRejecting, oncePerMinute } from './problems.ts'

export type { Advertisement, Offer } from './advertiser.ts'
export type { Found } from './parse-response.ts'
export type { Meet } from './instance-monitor.ts'
export type { Interface } from './interfaces.ts'
export type { NearbySpace } from './nearby-space.ts'

export interface DiscoveryParts {
  /** Asks one address who is there. Should end early when its signal says so. */
  meet: Meet
  /** Told the whole list whenever it changes. */
  onNearby: (nearby: NearbySpace[]) => void
  /** Something that discovery could not do; it goes on trying. */
  onTrouble: (detail: string) => void
  /** Whether a person of this device has been in this space of this host: it is asked before strangers. */
  isKnown?: (space: string, device: string) => boolean
  interfaces?: () => Interface[]
}

export interface Discovery {
  /** @throws ValiError when what `txt` says is not allowed */
  advertise: (offer: Offer) => Advertisement
  /** Starts again: the person asked for it, or the machine woke. */
  refresh(): void
  /** This machine's addresses in the local network, best first. */
  addresses(): string[]
  /** Resolves when every goodbye has left and every socket is closed. */
  stop(): Promise<void>
}

/** Milliseconds between two looks at the interfaces; the system tells nobody when they change. */
const lookEvery = 3_000

export function startDiscovery(parts: DiscoveryParts): Discovery {
  const interfaces = parts.interfaces ?? readInterfaces
  const timers = createTimers()
  const trouble = oncePerMinute(parts.onTrouble)
  const addresses = (): string[] => usable(interfaces()).flatMap(addressesOf)
  let here = new Set(addresses())
  const list = new NearbyList({
    meet: neverRejecting(parts.meet, trouble),
    tell: parts.onNearby,
    isKnown: parts.isKnown ?? (() => false),
    isHere: (address) => here.has(address)
  })
  const events = {
    found: (found: Found, rank: number): void => {
      if (!advertising.isOwn(found.id)) list.found(found, rank)
    },
    gone: (id: string): void => {
      list.gone(id)
    },
    trouble
  }
  const links = createLinks(interfaces, events, () => advertising.all())
  const advertising = createAdvertising(links)
  const follow = (): void => {
    here = new Set(addresses())
    links.follow()
  }
  follow()
  timers.every(lookEvery, follow)

  return {
    advertise: advertising.advertise,
    refresh() {
      links.reopen()
      list.refresh()
    },
    addresses,
    async stop() {
      timers.stop()
      list.stop()
      await advertising.stop()
      await links.close()
    }
  }
}
