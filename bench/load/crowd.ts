/** The members of one run: they arrive, they write in turns, and everything that they hear is counted. */
import type { Dialect } from './dialect.ts'
import { eachOf } from './each.ts'
import { Latencies } from './latencies.ts'
import { Sent } from './sent.ts'
import { Stream } from './stream.ts'
import type { Wire } from './wire.ts'

interface Writer {
  wire: Wire
  /** Written ahead, in the order in which they must be sent. */
  written: { message: number; packet: string }[]
}

/** Nothing has been heard for this long: what is missing is lost, ms. */
const silence = 10_000

export class Crowd {
  readonly latencies = new Latencies()
  readonly #dialect: Dialect
  readonly #onFault: (fault: string) => void
  readonly #sent = new Sent()
  readonly #members: Writer[] = []
  #stream: Stream
  #turn = 0
  #sending = 0
  #inFlight = 0
  #heardAt = 0
  #onEcho: () => void = () => undefined

  constructor(dialect: Dialect, onFault: (fault: string) => void) {
    this.#dialect = dialect
    this.#onFault = onFault
    this.#stream = this.#newStream()
  }

  get size(): number {
    return this.#members.length
  }

  /** Messages that were sent and that their writers have not heard yet. */
  get inFlight(): number {
    return this.#inFlight
  }

  async growTo(members: number): Promise<void> {
    const arrive = async (member: number): Promise<void> => {
      const wire = await this.#dialect.connect(member)
      this.#members[member] = { wire, written: [] }
      wire.hear = (packet) => {
        this.#hear(member, packet)
      }
    }
    await eachOf(members, arrive, this.size)
  }

  /** Forgets what was counted; to be called while nothing is in flight. */
  begin(): void {
    this.latencies.clear()
    this.#stream = this.#newStream()
    this.#sending = 0
    this.#heardAt = performance.now()
  }

  /** Messages sent, and packets and deliveries counted, since the last `begin`. */
  get counts(): { messages: number; packets: number; deliveries: number } {
    const { packets, deliveries } = this.#stream
    return { messages: this.#sending, packets, deliveries }
  }

  /** Makes sure that this many messages are written ahead. */
  writeAhead(messages: number): void {
    const each = Math.ceil(messages / this.size) + 1
    for (const [member, { written }] of this.#members.entries()) {
      while (written.length < each) {
        const { message, text } = this.#sent.compose(member)
        written.push({ message, packet: this.#dialect.compose(member, text) })
      }
    }
  }

  /** The next member in turn sends its next message. @returns false when nothing is written ahead any more */
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

  /** Calls whenever a writer hears a message of its own; this is when the next one may be sent. */
  onEcho(call: () => void): void {
    this.#onEcho = call
  }

  /** Resolves when everybody has heard everything, or nothing more comes. */
  async settle(): Promise<void> {
    const missing = (): number => this.#sending * this.size - this.#stream.deliveries
    while (missing() > 0 && performance.now() - this.#heardAt < silence) await pause(5)
    if (missing() > 0) this.#onFault(`${String(missing())} deliveries were lost`)
    if (missing() < 0) this.#onFault(`${String(-missing())} deliveries too many`)
    this.#inFlight = 0
  }

  #hear(member: number, packet: Buffer): void {
    const sort = this.#dialect.sort(packet)
    if (sort === 'refusal') this.#onFault(`refused: ${packet.toString()}`)
    if (sort !== 'messages') return
    this.#heardAt = performance.now()
    const own = this.#stream.hear(member, packet)
    this.#inFlight -= own
    for (let echo = 0; echo < own; echo += 1) this.#onEcho()
  }

  #newStream(): Stream {
    const { latencies } = this
    return new Stream({ dialect: this.#dialect, sent: this.#sent, latencies, onFault: this.#onFault })
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
