/** mDNS on one network interface: queries, announces, listens. */
import { createServiceAnnouncer, type ServiceAnnouncer } from './announcer.ts'
import { serviceDomain, parseResponse, type FoundInstance } from './parse-response.ts'
import { addressesOf, rankOf, subnetFilter, type LocalInterface } from './interfaces.ts'
import { createTimers, burstDelaysMs } from './timers.ts'
import { openMdnsSocket, type MulticastDns, type MdnsSocket } from './mdns-socket.ts'

export interface BrowserEvents {
  /** @param rank see {@link rankOf} */
  found: (found: FoundInstance, rank: number) => void
  /** @param id the instance name */
  gone: (id: string) => void
  problem: (detail: string) => void
  /** It does not receive its own queries any more: the multicast membership is lost, and it must be opened again. */
  membershipLost: () => void
}

export interface InterfaceBrowser extends ServiceAnnouncer {
  close(): Promise<void>
}

/** Longer than the last of the first burst. */
const queryIntervalMs = 10_000
/** The kernel delivers our own query within this time if we are still a member of the multicast group. */
const echoTimeoutMs = 2_000

export function openInterfaceBrowser(at: LocalInterface, events: BrowserEvents): InterfaceBrowser {
  const timers = createTimers()
  const inSubnet = subnetFilter(at)
  const failed = (error: Error): void => {
    events.problem(`${at.name}: ${error.message}`)
  }
  const sent = (error?: Error | null): void => {
    if (error) failed(error)
  }
  const socket = openMdnsSocket(at, ({ address }) => inSubnet(address), failed)
  watchErrors(socket.mdns, failed)
  listenForResponses(socket.mdns, at, inSubnet, events)

  const echo = watchEcho(socket.mdns, at)
  const query = (): void => {
    echo.reset()
    socket.mdns.query(serviceDomain, 'PTR', sent)
  }
  for (const ms of burstDelaysMs) timers.after(ms, query)
  timers.every(queryIntervalMs, () => {
    query()
    timers.after(echoTimeoutMs, () => {
      if (!echo.received()) events.membershipLost()
    })
  })

  return { ...createServiceAnnouncer(socket, at, timers, sent), close: closing(socket, timers.stop) }
}

/** Without a listener each of these ends the process. */
function watchErrors(mdns: MulticastDns, failed: (error: Error) => void): void {
  mdns.on('error', failed)
  mdns.on('warning', (error) => {
    // The same event reports packets that cannot be decoded, which are not our problem.
    if ('syscall' in error) failed(error)
  })
}

function listenForResponses(
  mdns: MulticastDns,
  at: LocalInterface,
  inSubnet: (address: string) => boolean,
  events: BrowserEvents
): void {
  mdns.on('response', ({ answers, additionals }, from) => {
    // A socket on 0.0.0.0 also receives what the other interfaces of this machine have joined.
    if (!inSubnet(from.address)) return
    const received = parseResponse([...answers, ...additionals], from.address)
    for (const id of received.gone) events.gone(id)
    for (const one of received.found) {
      events.found({ ...one, addresses: reachable(one, inSubnet) }, rankOf(at))
    }
  })
}

/**
 * Its addresses in the subnet that it was received in, then its sender's. Others may be anywhere: in a network behind
 * a tunnel, or a machine that must not be contacted. A host behind a router that forwards announcements is reached by its
 * address when a person types it.
 */
function reachable({ addresses, sender }: FoundInstance, inSubnet: (address: string) => boolean): string[] {
  return [...new Set([...addresses.filter(inSubnet), sender])]
}

/** Whether one of our own queries came back. */
function watchEcho(mdns: MulticastDns, at: LocalInterface): { reset: () => void; received: () => boolean } {
  const own = new Set(addressesOf(at))
  let received = false
  mdns.on('query', (_query, { address }) => {
    if (own.has(address)) received = true
  })
  return {
    reset: () => {
      received = false
    },
    received: () => received
  }
}

function closing(socket: MdnsSocket, stop: () => void): () => Promise<void> {
  return () => {
    stop()
    return socket.close()
  }
}
