/**
 * The mDNS layer inside bonjour-service, typed. The library keeps it private, and its public surface is not enough:
 * `publish` cannot change a TXT record, announces addresses of every interface, repeats on its own slow schedule,
 * and stopping one of two services takes the other's records along; `find` asks once and never notices a new
 * address. So this reaches the layer below it (found in 1.4.4): records to answer from, packets in and out.
 */
import { Bonjour } from 'bonjour-service'
import { addressesOf, type Interface } from './interfaces.ts'
import type { DnsRecord } from './records.ts'

export interface Sender {
  address: string
}
interface Query {
  questions: readonly unknown[]
}
interface Response {
  answers: readonly unknown[]
  additionals: readonly unknown[]
}
export type Sent = (error?: Error | null) => void

export interface Mdns {
  on(event: 'error' | 'warning', listener: (error: Error) => void): void
  on(event: 'query', listener: (query: Query, from: Sender) => void): void
  on(event: 'response', listener: (response: Response, from: Sender) => void): void
  listeners(event: 'query'): ((query: Query, from: Sender) => void)[]
  removeAllListeners(event: 'query'): void
  query(name: string, type: string, sent: Sent): void
  respond(records: readonly DnsRecord[], sent: Sent): void
}

export interface Wire {
  mdns: Mdns
  /** What queries are answered from. */
  register(records: readonly DnsRecord[]): void
  unregister(records: readonly DnsRecord[]): void
  close(): Promise<void>
}

/** A packet with more questions than this wants an avalanche of answers. */
const mostQuestions = 32

/**
 * Opens UDP port 5353 on one interface.
 * @param accepts the senders whose queries are answered; the socket also hears those of other interfaces
 */
export function openWire(
  at: Interface,
  accepts: (from: Sender) => boolean,
  failed: (error: Error) => void
): Wire {
  // With `interface` alone the socket binds to the unicast address and Linux hands it no multicast at all.
  const options = { interface: addressesOf(at)[0], bind: '0.0.0.0' }
  const bonjour = new Bonjour(options as object, failed)
  const server = (bonjour as unknown as { server: Omit<Wire, 'close'> }).server
  answerOnly(server.mdns, accepts)
  return {
    mdns: server.mdns,
    register: (records) => {
      server.register(records)
    },
    unregister: (records) => {
      server.unregister(records)
    },
    close: () =>
      new Promise((closed) => {
        bonjour.destroy(closed)
      })
  }
}

/** Puts a gate before the library's own answering, which answers whatever it hears. */
function answerOnly(mdns: Mdns, accepts: (from: Sender) => boolean): void {
  const answering = mdns.listeners('query')
  mdns.removeAllListeners('query')
  mdns.on('query', (query, from) => {
    if (!accepts(from)) return
    const modest = { ...query, questions: query.questions.slice(0, mostQuestions) }
    for (const answer of answering) answer(modest, from)
  })
}
