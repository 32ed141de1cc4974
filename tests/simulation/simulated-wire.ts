/** One connection as TCP gives it: two directions, each in order; it may be slow, cut, or dead without a word. */
import type { Random } from './random.ts'
import type { VirtualTime } from './time.ts'

export type Side = 'member' | 'host'

export interface End {
  receive: (packet: string) => void
  /** The connection is over for this side. */
  closed: () => void
}

export interface NetworkConditions {
  /** How long a packet takes, ms. */
  delay: () => number
}

/** ms of silence after which a side gives up: Socket.IO's ping interval and timeout. */
const silence = { from: 6000, to: 10_000 }

const otherSide: Record<Side, Side> = { member: 'host', host: 'member' }

export class SimulatedWire {
  readonly #time: VirtualTime
  readonly #random: Random
  readonly #weather: NetworkConditions
  readonly #ends: Partial<Record<Side, End>> = {}
  /** Arrival of the last packet to each side: packets stay in order. */
  readonly #last: Record<Side, number> = { member: 0, host: 0 }
  /** Sides that nothing reaches any more. */
  readonly #deaf = new Set<Side>()
  readonly #over = new Set<Side>()

  constructor(time: VirtualTime, random: Random, weather: NetworkConditions) {
    this.#time = time
    this.#random = random
    this.#weather = weather
  }

  attach(side: Side, end: End): void {
    this.#ends[side] = end
  }

  isOver(side: Side): boolean {
    return this.#over.has(side)
  }

  send(from: Side, packet: string): void {
    if (this.#over.has(from)) return
    this.#deliver(otherSide[from], (end) => {
      end.receive(packet)
    })
  }

  /** One side closes; what it sent before still arrives. */
  close(from: Side): void {
    if (this.#over.has(from)) return
    this.#end(from)
    this.#deliver(otherSide[from], () => {
      this.#end(otherSide[from])
    })
  }

  /** The connection breaks: packets in flight are lost, and each side notices at its own time. */
  cut(): void {
    for (const side of ['member', 'host'] as const) this.#silence(side, this.#random.between(0, 300))
  }

  /** Packets to these sides are dropped silently; in the end both sides give up. */
  halfOpen(deaf: readonly Side[]): void {
    for (const side of deaf) this.#deaf.add(side)
    for (const side of ['member', 'host'] as const) {
      this.#time.after(this.#random.between(silence.from, silence.to), () => {
        this.#end(side)
      })
    }
  }

  /** Packets to a side wait, and come all at once afterwards. */
  stall(side: Side, ms: number): void {
    this.#last[side] = Math.max(this.#last[side], this.#time.now() + ms)
  }

  /** The process of this side has ended; the other side learns it from the system, or not at all after a power failure. */
  lose(side: Side, silently: boolean): void {
    this.#over.add(side)
    if (silently) this.halfOpen([side])
    else this.#silence(otherSide[side], this.#random.between(0, 300))
  }

  #silence(side: Side, ms: number): void {
    this.#deaf.add(side)
    this.#time.after(ms, () => {
      this.#end(side)
    })
  }

  #end(side: Side): void {
    if (this.#over.has(side)) return
    this.#over.add(side)
    this.#ends[side]?.closed()
  }

  #deliver(side: Side, bring: (end: End) => void): void {
    const at = Math.max(this.#last[side], this.#time.now() + this.#weather.delay())
    this.#last[side] = at
    this.#time.after(at - this.#time.now(), () => {
      const end = this.#ends[side]
      if (end && !this.#deaf.has(side) && !this.#over.has(side)) bring(end)
    })
  }
}
