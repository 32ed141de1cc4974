/** Discovery on one network interface: asks, announces, listens. */
import { createAnnouncing, type Announcing } from './announcer.ts'
import { browseName, understand, type Found } from './parse-response.ts'
import { addressesOf, rankOf, subnetOf, type Interface } from './interfaces.ts'
import { createTimers, early } from './timers.ts'
import { openWire, type Mdns, type Wire } from './mdns-socket.ts'

export interface LinkEvents {
  /** @param rank see {@link rankOf} */
  found: (found: Found, rank: number) => void
  /** @param id the instance name */
  gone: (id: string) => void
  trouble: (detail: string) => void
  /** It does not hear its own questions any more: its membership is lost, and it must be opened again. */
  deaf: () => void
}

export interface Link extends Announcing {
  close(): Promise<void>
}

/** Milliseconds between questions once the first ones have been asked; later than the last of those. */
const askEvery = 10_000
/** Milliseconds in which the kernel hands us our own question, if it still counts us as a listener. */
const echoWithin = 2_000

export function openLink(at: Interface, events: LinkEvents): Link {
  const timers = createTimers()
  const inSubnet = subnetOf(at)
  const failed = (error: Error): void => {
    events.trouble(`${at.name}: ${error.message}`)
  }
  const sent = (error?: Error | null): void => {
    if (error) failed(error)
  }
  const wire = openWire(at, ({ address }) => inSubnet(address), failed)
  watchErrors(wire.mdns, failed)
  listen(wire.mdns, at, inSubnet, events)

  const hearing = watchHearing(wire.mdns, at)
  const ask = (): void => {
    hearing.reset()
    wire.mdns.query(browseName, 'PTR', sent)
  }
  for (const ms of early) timers.after(ms, ask)
  timers.every(askEvery, () => {
    ask()
    timers.after(echoWithin, () => {
      if (!hearing.worked()) events.deaf()
    })
  })

  return { ...createAnnouncing(wire, at, timers, sent), close: closing(wire, timers.stop) }
}

/** Without a listener each of these ends the process. */
function watchErrors(mdns: Mdns, failed: (error: Error) => void): void {
  mdns.on('error', failed)
  mdns.on('warning', (error) => {
    // The same event reports packets that cannot be decoded; those are somebody else's mistake.
    if ('syscall' in error) failed(error)
  })
}

function listen(mdns: Mdns, at: Interface, inSubnet: (address: string) => boolean, events: LinkEvents): void {
  mdns.on('response', ({ answers, additionals }, from) => {
    // A socket on 0.0.0.0 also receives what the other interfaces of this machine have joined.
    if (!inSubnet(from.address)) return
    const heard = understand([...answers, ...additionals], from.address)
    for (const id of heard.gone) events.gone(id)
    for (const one of heard.found) {
      events.found({ ...one, addresses: reachable(one, inSubnet) }, rankOf(at))
    }
  })
}

/**
 * Its addresses in the subnet that it was heard in, then its sender's. Others may be anywhere: a network that a tunnel
 * leads to, or a machine that must not be asked. Who is behind a router that passes announcements on is reached by its
 * address, when a person types it.
 */
function reachable({ addresses, sender }: Found, inSubnet: (address: string) => boolean): string[] {
  return [...new Set([...addresses.filter(inSubnet), sender])]
}

/** Whether one of our own questions came back to us. */
function watchHearing(mdns: Mdns, at: Interface): { reset: () => void; worked: () => boolean } {
  const own = new Set(addressesOf(at))
  let heard = false
  mdns.on('query', (_query, { address }) => {
    if (own.has(address)) heard = true
  })
  return {
    reset: () => {
      heard = false
    },
    worked: () => heard
  }
}

function closing(wire: Wire, stop: () => void): () => Promise<void> {
  return () => {
    stop()
    return wire.close()
  }
}
