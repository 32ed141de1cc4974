/** Tells one network which spaces are served here. */
import type { Interface } from './interfaces.ts'
import { goodbyeOf, recordsOf, type Advertised, type DnsRecord } from './dns-records.ts'
import { early, type Timers } from './timers.ts'
import type { Sent, Wire } from './mdns-socket.ts'

export interface Announcing {
  /** Answers for these from now on, and tells everybody a few times. */
  announce(all: readonly Advertised[]): void
  /** The same, told once: for a change that is no news. */
  update(all: readonly Advertised[]): void
  /** Resolves when the goodbye has left, or could not. */
  goodbye(one: Advertised): Promise<void>
}

/** Milliseconds; a goodbye that a dead interface keeps may not keep the program. */
const goodbyePatience = 500

export function createAnnouncing(wire: Wire, at: Interface, timers: Timers, sent: Sent): Announcing {
  let served: DnsRecord[] = []
  const serve = (all: readonly Advertised[]): void => {
    wire.unregister(served)
    served = all.flatMap((one) => recordsOf(one, at))
    wire.register(served)
  }
  const tell = (): void => {
    if (served.length > 0) wire.mdns.respond(served, sent)
  }
  return {
    announce(all) {
      serve(all)
      for (const ms of early) timers.after(ms, tell)
    },
    update(all) {
      serve(all)
      tell()
    },
    goodbye: (one) => sayGoodbye(wire, goodbyeOf(recordsOf(one, at)), sent)
  }
}

function sayGoodbye(wire: Wire, records: DnsRecord[], sent: Sent): Promise<void> {
  return new Promise((done) => {
    const deadline = setTimeout(done, goodbyePatience)
    wire.mdns.respond(records, (error) => {
      sent(error)
      clearTimeout(deadline)
      done()
    })
  })
}
