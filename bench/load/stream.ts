/** All members must receive the same packets. Each is parsed once; later copies are compared by bytes. */
import type { Dialect } from './dialect.ts'
import type { Latencies } from './latencies.ts'
import type { SentMessages } from './sent.ts'

interface Packet {
  bytes: Buffer
  /** Their numbers. */
  messages: number[]
  /** Messages by member. */
  writers: Map<number, number>
}

export interface StreamOptions {
  dialect: Pick<Dialect, 'read'>
  sent: SentMessages
  latencies: Latencies
  onFailure: (failure: string) => void
}

export class Stream {
  readonly #options: StreamOptions
  readonly #packets: Packet[] = []
  /** Packets by member. */
  readonly #heard: number[] = []
  #deliveries = 0

  constructor(options: StreamOptions) {
    this.#options = options
  }

  /** Different packets; each went to every member. */
  get packets(): number {
    return this.#packets.length
  }

  get deliveries(): number {
    return this.#deliveries
  }

  /** @returns how many messages of its own were in the packet */
  receive(member: number, bytes: Buffer): number {
    const at = this.#heard[member] ?? 0
    const packet = this.#packets[at] ?? this.#first(bytes)
    if (!packet.bytes.equals(bytes)) {
      this.#options.onFailure(`member ${String(member)} heard something else than the others`)
    }
    this.#heard[member] = at + 1
    this.#deliveries += packet.messages.length
    this.#options.latencies.add(packet.messages, this.#options.sent.at)
    return packet.writers.get(member) ?? 0
  }

  #first(bytes: Buffer): Packet {
    const { dialect, sent, onFailure } = this.#options
    const packet: Packet = { bytes: Buffer.from(bytes), messages: [], writers: new Map() }
    this.#packets.push(packet)
    try {
      for (const text of dialect.read(bytes)) {
        const message = sent.arrived(text)
        const writer = sent.writer(message)
        packet.messages.push(message)
        packet.writers.set(writer, (packet.writers.get(writer) ?? 0) + 1)
      }
    } catch (error) {
      onFailure(String(error))
    }
    return packet
  }
}
