import type { LocalInterface } from './interfaces.ts'
import { goodbyeOf, recordsOf, type AdvertisedService, type DnsRecord } from './dns-records.ts'
import { burstDelaysMs, type Timers } from './timers.ts'
import type { SendCallback, MdnsSocket } from './mdns-socket.ts'

export interface ServiceAnnouncer {
  /** Announces these several times, and answers queries for them from now on. */
  announce(all: readonly AdvertisedService[]): void
  /** Announces them once: for a small change. */
  update(all: readonly AdvertisedService[]): void
  goodbye(one: AdvertisedService): Promise<void>
}

/** A dead interface must not keep the program from ending. */
const goodbyeTimeoutMs = 500

export function createServiceAnnouncer(
  socket: MdnsSocket,
  at: LocalInterface,
  timers: Timers,
  sent: SendCallback
): ServiceAnnouncer {
  let served: DnsRecord[] = []
  const setRecords = (all: readonly AdvertisedService[]): void => {
    socket.unregister(served)
    served = all.flatMap((one) => recordsOf(one, at))
    socket.register(served)
  }
  const announceNow = (): void => {
    if (served.length > 0) socket.mdns.respond(served, sent)
  }
  return {
    announce(all) {
      setRecords(all)
      for (const ms of burstDelaysMs) timers.after(ms, announceNow)
    },
    update(all) {
      setRecords(all)
      announceNow()
    },
    goodbye: (one) => sayGoodbye(socket, goodbyeOf(recordsOf(one, at)), sent)
  }
}

function sayGoodbye(socket: MdnsSocket, records: DnsRecord[], sent: SendCallback): Promise<void> {
  return new Promise((done) => {
    const timeout = setTimeout(done, goodbyeTimeoutMs)
    socket.mdns.respond(records, (error) => {
      sent(error)
      clearTimeout(timeout)
      done()
    })
  })
}
