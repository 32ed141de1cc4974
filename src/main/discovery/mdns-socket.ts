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
import { addressesOf, type LocalInterface } from './interfaces.ts'
import type { DnsRecord } from './dns-records.ts'

export interface PacketSender {
  address: string
}
interface QueryPacket {
  questions: readonly unknown[]
}
interface ResponsePacket {
  answers: readonly unknown[]
  additionals: readonly unknown[]
}
export type SendCallback = (error?: Error | null) => void

export interface MulticastDns {
  on(event: 'error' | 'warning', listener: (error: Error) => void): void
  on(event: 'query', listener: (query: QueryPacket, from: PacketSender) => void): void
  on(event: 'response', listener: (response: ResponsePacket, from: PacketSender) => void): void
  listeners(event: 'query'): ((query: QueryPacket, from: PacketSender) => void)[]
  removeAllListeners(event: 'query'): void
  query(name: string, type: string, sent: SendCallback): void
  respond(records: readonly DnsRecord[], sent: SendCallback): void
}

export interface MdnsSocket {
  mdns: MulticastDns
  register(records: readonly DnsRecord[]): void
  unregister(records: readonly DnsRecord[]): void
  close(): Promise<void>
}

/** More questions in one packet would make us send a flood of answers. */
const maxQuestions = 32

/** Packets that are decoded. An honest host sends a few in ten seconds; what is dropped is asked for again. */
const perSenderLimit = { atOnce: 40, everyMs: 50 }
const otherSendersLimit = { atOnce: 100, everyMs: 25 }
/** All programs of this device count as one sender. */
const ownSendersLimit = { atOnce: 400, everyMs: 5 }
const maxSenders = 256

/** @param accepts filters the senders; the socket also receives what other interfaces get */
export function openMdnsSocket(
  at: LocalInterface,
  accepts: (from: PacketSender) => boolean,
  failed: (error: Error) => void
): MdnsSocket {
  // With `interface` alone the socket binds to the unicast address and Linux hands it no multicast at all.
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const own = addressesOf(at)
  const options = { interface: own[0], bind: '0.0.0.0', socket }
  const withinLimit = createRateLimit(own)
  const bonjour = new Bonjour(options as object, failed)
  const server = (bonjour as unknown as { server: Omit<MdnsSocket, 'close'> }).server
  filterPackets(socket, (message, from) => accepts(from) && mayBeOurs(message) && withinLimit(from))
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

/** Filters packets before the library decodes them, which costs memory for each. */
function filterPackets(socket: Socket, accepts: (message: Buffer, from: PacketSender) => boolean): void {
  const decoders = socket.listeners('message') as ((message: Buffer, from: PacketSender) => void)[]
  socket.removeAllListeners('message')
  socket.on('message', (message: Buffer, from: PacketSender) => {
    if (!accepts(message, from)) return
    for (const decode of decoders) decode(message, from)
  })
}

/** A name is in a packet in full at least once. Most packets in a network are about printers and media players. */
function mayBeOurs(message: Buffer): boolean {
  return message.includes(serviceType) || message.includes('_services')
}

/** @returns whether a packet of this sender may be decoded; each call takes one */
function createRateLimit(own: readonly string[]): (from: PacketSender) => boolean {
  const ours = new Bucket(oneEach(ownSendersLimit.everyMs, ownSendersLimit.atOnce))
  const others = new Bucket(oneEach(otherSendersLimit.everyMs, otherSendersLimit.atOnce))
  const senders = new Map<string, Bucket>()
  return ({ address }) => {
    // Our own packets show that multicast still works, so others must not use up their limit.
    if (own.includes(address)) return ours.take()
    const bucket = senders.get(address) ?? new Bucket(oneEach(perSenderLimit.everyMs, perSenderLimit.atOnce))
    const [oldest] = senders.keys()
    if (senders.size >= maxSenders && !senders.has(address) && oldest !== undefined) senders.delete(oldest)
    senders.set(address, bucket)
    return bucket.take() && others.take()
  }
}

/** Limits the questions per packet; the library answers any number. */
function limitQuestions(mdns: MulticastDns): void {
  const answerers = mdns.listeners('query')
  mdns.removeAllListeners('query')
  mdns.on('query', (query, from) => {
    const limited = { ...query, questions: query.questions.slice(0, maxQuestions) }
    for (const answer of answerers) answer(limited, from)
  })
}
