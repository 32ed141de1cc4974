import { createServiceAnnouncer, type ServiceAnnouncer } from './announcer.ts'
import { serviceDomain, parseResponse, type FoundInstance } from './parse-response.ts'
import { addressesOf, rankOf, subnetFilter, type LocalInterface } from './interfaces.ts'
import { createTimers, burstDelaysMs } from './timers.ts'
import { openMdnsSocket, type MulticastDns, type MdnsSocket } from './mdns-socket.ts'

export interface BrowserEvents {
  found: (found: FoundInstance, rank: number) => void
  gone: (id: string) => void
  problem: (detail: string) => void
  /** Its own queries do not come back: the multicast membership is lost, and it must be opened again. */
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
    // The same event reports packets that cannot be decoded, which are ignored.
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

/** Only addresses in the subnet: others may be behind a tunnel, or must not be contacted. */
function reachable({ addresses, sender }: FoundInstance, inSubnet: (address: string) => boolean): string[] {
  return [...new Set([...addresses.filter(inSubnet), sender])]
}

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
