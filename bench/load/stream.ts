/**
 * What all members must hear: the same packets in the same order. A packet is parsed the first time somebody hears
 * it; for the others comparing bytes is enough, so checking every delivery costs almost nothing.
 */
import type { Dialect } from './dialect.ts'
import type { Latencies } from './latencies.ts'
import type { Sent } from './sent.ts'

interface Packet {
  bytes: Buffer
  /** Numbers of the messages in it. */
  messages: number[]
  /** How many of them each member wrote. */
  writers: Map<number, number>
}

export interface StreamParts {
  dialect: Pick<Dialect, 'read'>
  sent: Sent
  latencies: Latencies
  onFault: (fault: string) => void
}

export class Stream {
  readonly #parts: StreamParts
  readonly #packets: Packet[] = []
  /** By member, how many packets it has heard. */
  readonly #heard: number[] = []
  #deliveries = 0

  constructor(parts: StreamParts) {
    this.#parts = parts
  }

  /** Different packets so far; each of them went to every member. */
  get packets(): number {
    return this.#packets.length
  }

  get deliveries(): number {
    return this.#deliveries
  }

  /** A member has heard a packet. @returns how many messages of its own were in it */
  hear(member: number, bytes: Buffer): number {
    const at = this.#heard[member] ?? 0
    const packet = this.#packets[at] ?? this.#first(bytes)
    if (!packet.bytes.equals(bytes)) {
      this.#parts.onFault(`member ${String(member)} heard something else than the others`)
    }
    this.#heard[member] = at + 1
    this.#deliveries += packet.messages.length
    this.#parts.latencies.add(packet.messages, this.#parts.sent.at)
    return packet.writers.get(member) ?? 0
  }

  #first(bytes: Buffer): Packet {
    const { dialect, sent, onFault } = this.#parts
    const packet: Packet = { bytes: Buffer.from(bytes), messages: [], writers: new Map() }
    this.#packets.push(packet)
    try {
      for (const text of dialect.read(bytes)) {
        const message = sent.arrived(text)
        const writer = sent.writer(message)
        packet.messages.push(message)
        packet.writers.set(writer, (packet.writers.get(writer) ?? 0) + 1)
      }
    } catch (fault) {
      onFault(String(fault))
    }
    return packet
  }
}
