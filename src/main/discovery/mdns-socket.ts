/**
 * The mDNS layer inside bonjour-service, typed. The library keeps it private, and its public surface is not enough:
 * `publish` cannot change a TXT record, announces addresses of every interface, repeats on its own slow schedule,
 * and stopping one of two services takes the other's records along; `find` asks once and never notices a new
 * address. So this reaches the layer below it (found in 1.4.4): records to answer from, packets in and out.
 */
import { createSocket, type Socket } from 'node:dgram'
import { Bonjour } from 'bonjour-service'
import { serviceType } from '#shared/protocol/hello.ts'
import { Bucket, oneEach } from '../bucket.ts'
import { addressesOf, type Interface } from './interfaces.ts'
import type { DnsRecord } from './dns-records.ts'

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
 * What is decoded, in packets that may concern us: at once, and milliseconds until one more. A host sends a few in ten
 * seconds. Who sends more is heard in part, and in a crowd all are; one that is missed is asked for again.
 */
const each = { atOnce: 40, every: 50 }
const others = { atOnce: 100, every: 25 }
/** All programs of this computer are one sender. */
const ourselves = { atOnce: 400, every: 5 }
const mostSenders = 256

/**
 * Opens UDP port 5353 on one interface.
 * @param accepts the senders that are heard and answered; the socket also hears those of other interfaces
 */
export function openWire(
  at: Interface,
  accepts: (from: Sender) => boolean,
  failed: (error: Error) => void
): Wire {
  // With `interface` alone the socket binds to the unicast address and Linux hands it no multicast at all.
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const own = addressesOf(at)
  const options = { interface: own[0], bind: '0.0.0.0', socket }
  const isSlow = createPace(own)
  const bonjour = new Bonjour(options as object, failed)
  const server = (bonjour as unknown as { server: Omit<Wire, 'close'> }).server
  decodeOnly(socket, (message, from) => accepts(from) && mayConcernUs(message) && isSlow(from))
  limitQuestions(server.mdns)
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

/** Puts a gate before the library's own decoding, which costs memory for whatever it hears. */
function decodeOnly(socket: Socket, accepts: (message: Buffer, from: Sender) => boolean): void {
  const decoding = socket.listeners('message') as ((message: Buffer, from: Sender) => void)[]
  socket.removeAllListeners('message')
  socket.on('message', (message: Buffer, from: Sender) => {
    if (!accepts(message, from)) return
    for (const decode of decoding) decode(message, from)
  })
}

/** Names stand in a packet in full at least once. Printers and players fill a network with packets that have none of ours. */
function mayConcernUs(message: Buffer): boolean {
  return message.includes(serviceType) || message.includes('_services')
}

/** @returns whether a sender is still within its limits; asking counts */
function createPace(own: readonly string[]): (from: Sender) => boolean {
  const here = new Bucket(oneEach(ourselves.every, ourselves.atOnce))
  const elsewhere = new Bucket(oneEach(others.every, others.atOnce))
  const senders = new Map<string, Bucket>()
  return ({ address }) => {
    // Hearing ourselves tells that we hear at all, so others may not use that up.
    if (own.includes(address)) return here.take()
    const bucket = senders.get(address) ?? new Bucket(oneEach(each.every, each.atOnce))
    const [oldest] = senders.keys()
    if (senders.size >= mostSenders && !senders.has(address) && oldest !== undefined) senders.delete(oldest)
    senders.set(address, bucket)
    return bucket.take() && elsewhere.take()
  }
}

/** Puts a limit before the library's own answering, which answers whatever it is asked. */
function limitQuestions(mdns: Mdns): void {
  const answering = mdns.listeners('query')
  mdns.removeAllListeners('query')
  mdns.on('query', (query, from) => {
    const modest = { ...query, questions: query.questions.slice(0, mostQuestions) }
    for (const answer of answering) answer(modest, from)
  })
}
