/** The members of one run: they connect, send in turns, and count what arrives. */
import type { Dialect } from './dialect.ts'
import { forEachMember } from './each.ts'
import { Latencies } from './latencies.ts'
import { SentMessages } from './sent.ts'
import { Stream } from './stream.ts'
import type { Wire } from './wire.ts'

interface Writer {
  wire: Wire
  /** In the order in which they must be sent. */
  written: { message: number; packet: string }[]
}

/** What has not arrived after this time without any packet is lost. */
const silenceTimeoutMs = 10_000

export class Crowd {
  readonly latencies = new Latencies()
  readonly #dialect: Dialect
  readonly #onFailure: (failure: string) => void
  readonly #sent = new SentMessages()
  readonly #members: Writer[] = []
  #stream: Stream
  #turn = 0
  #sending = 0
  #inFlight = 0
  #heardAt = 0
  #onEcho: () => void = () => undefined

  constructor(dialect: Dialect, onFailure: (failure: string) => void) {
    this.#dialect = dialect
    this.#onFailure = onFailure
    this.#stream = this.#newStream()
  }

  get size(): number {
    return this.#members.length
  }

  /** Messages that have not returned to their writers. */
  get inFlight(): number {
    return this.#inFlight
  }

  async growTo(members: number): Promise<void> {
    const arrive = async (member: number): Promise<void> => {
      const wire = await this.#dialect.connect(member)
      this.#members[member] = { wire, written: [] }
      wire.onPacket = (packet) => {
        this.#hear(member, packet)
      }
    }
    await forEachMember(members, arrive, this.size)
  }

  /** Resets the counts; nothing may be in flight. */
  begin(): void {
    this.latencies.clear()
    this.#stream = this.#newStream()
    this.#sending = 0
    this.#heardAt = performance.now()
  }

  get counts(): { messages: number; packets: number; deliveries: number } {
    const { packets, deliveries } = this.#stream
    return { messages: this.#sending, packets, deliveries }
  }

  writeAhead(messages: number): void {
    const each = Math.ceil(messages / this.size) + 1
    for (const [member, { written }] of this.#members.entries()) {
      while (written.length < each) {
        const { message, text } = this.#sent.compose(member)
        written.push({ message, packet: this.#dialect.compose(member, text) })
      }
    }
  }

  /** The next member sends. @returns false when no written message is left */
  send(): boolean {
    const member = this.#members[this.#turn % this.size]
    const next = member?.written.shift()
    if (!member || !next) return false
    this.#turn += 1
    this.#sending += 1
    this.#inFlight += 1
    this.#sent.at[next.message] = performance.now()
    member.wire.send(next.packet)
    return true
  }

  /** Called when a writer receives its own message: the next one may be sent. */
  onEcho(call: () => void): void {
    this.#onEcho = call
  }

  /** Resolves when all has arrived, or nothing more arrives. */
  async untilDelivered(): Promise<void> {
    const missing = (): number => this.#sending * this.size - this.#stream.deliveries
    while (missing() > 0 && performance.now() - this.#heardAt < silenceTimeoutMs) await pause(5)
    if (missing() > 0) this.#onFailure(`${String(missing())} deliveries were lost`)
    if (missing() < 0) this.#onFailure(`${String(-missing())} deliveries too many`)
    this.#inFlight = 0
  }

  #hear(member: number, packet: Buffer): void {
    const sort = this.#dialect.classify(packet)
    if (sort === 'refusal') this.#onFailure(`refused: ${packet.toString()}`)
    if (sort !== 'messages') return
    this.#heardAt = performance.now()
    const own = this.#stream.receive(member, packet)
    this.#inFlight -= own
    for (let echo = 0; echo < own; echo += 1) this.#onEcho()
  }

  #newStream(): Stream {
    const { latencies } = this
    return new Stream({ dialect: this.#dialect, sent: this.#sent, latencies, onFailure: this.#onFailure })
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
