/** Who can reach which computer: connections of members to hosts, and cuts between computers that end again. */
import type { HostConnection } from '#shared/session/deps.ts'
import type { HostTime } from '../../src/main/host/time.ts'
import type { SimulatedHost } from './host.ts'
import { linkOver } from './link.ts'
import type { Random } from './random.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import { SimulatedWire, type Side } from './simulated-wire.ts'
import type { VirtualTime } from './time.ts'

/** Longer ones break the connections. */
const longestStall = 4000

/** A direction between two computers, by their names. */
export interface Way {
  from: string
  to: string
}

export interface Caller {
  computer: string
  time: HostTime
  process: SimulatedProcess
}

interface Connected {
  wire: SimulatedWire
  member: string
  host: string
}

export interface NetworkOptions {
  time: VirtualTime
  random: Random
  /** How long a packet takes, ms. */
  delay: () => number
  /** Events in a page of the log. */
  page: number
}

export class SimulatedNetwork {
  readonly #options: NetworkOptions
  /** In use or not; there are few enough to keep them all. */
  readonly #connected: Connected[] = []
  readonly #cuts = new Set<Way>()

  constructor(options: NetworkOptions) {
    this.#options = options
  }

  /** A random open connection. */
  anyWire(): SimulatedWire | null {
    const used = this.#connected.filter(({ wire }) => !wire.isOver('member') && !wire.isOver('host'))
    return used.length === 0 ? null : this.#options.random.pick(used).wire
  }

  /** Whether what the first one sends arrives at the second one. */
  reaches(from: string, to: string): boolean {
    return ![...this.#cuts].some((way) => way.from === from && way.to === to)
  }

  connect({ computer, time, process }: Caller, host: SimulatedHost | null): Promise<HostConnection> {
    const { time: virtual, random, delay, page } = this.#options
    const wire = new SimulatedWire(virtual, random, { delay })
    this.#connected.push({ wire, member: computer, host: host?.computer ?? '' })
    process.onEnd(() => {
      wire.lose('member', random.chance(0.3))
    })
    if (host && this.#isOpen(computer, host.computer)) {
      virtual.after(delay(), () => {
        if (!wire.isOver('member')) host.accept(wire)
      })
    } else virtual.after(delay(), () => wire.cut())
    return linkOver({ wire, time, process, page })
  }

  /** Nothing goes these ways for a while. */
  cut(ways: readonly Way[], ms: number): void {
    const { random, time } = this.#options
    for (const way of ways) {
      this.#cuts.add(way)
      for (const { wire, member, host } of this.#connected) {
        const side = sideOf(way, member, host)
        if (side === null) continue
        if (ms < longestStall && random.chance(0.7)) wire.stall(side, ms)
        else wire.halfOpen([side])
      }
    }
    time.after(ms, () => {
      for (const way of ways) this.#cuts.delete(way)
    })
  }

  heal(): void {
    this.#cuts.clear()
  }

  #isOpen(one: string, other: string): boolean {
    return this.reaches(one, other) && this.reaches(other, one)
  }
}

/** The side of a connection that nothing reaches any more. */
function sideOf({ from, to }: Way, member: string, host: string): Side | null {
  if (from === member && to === host) return 'host'
  return from === host && to === member ? 'member' : null
}
