/** The computers that host the space, and which of these hosts another computer finds. */
import { compareClaims } from '#shared/log/claim.ts'
import { meetOver } from '../../src/main/device/meet-rival.ts'
import type { Rival } from '../../src/main/host/claims/rival.ts'
import type { SimulatedHost } from './host.ts'
import type { SimulatedMember } from './member.ts'
import type { SimulatedNetwork } from './network.ts'
import type { Random } from './random.ts'
import type { VirtualTime } from './time.ts'

export interface HostingOptions {
  space: string
  time: VirtualTime
  random: Random
  network: SimulatedNetwork
  /** Starts one; it is not found before it has claimed. */
  startHost: (member: SimulatedMember) => SimulatedHost
}

export class Hosting {
  readonly #options: HostingOptions
  readonly #running = new Map<SimulatedMember, SimulatedHost>()
  /** Computers that host when they run. */
  readonly #computers = new Set<SimulatedMember>()

  constructor(options: HostingOptions) {
    this.#options = options
  }

  get running(): SimulatedHost[] {
    return [...this.#running.values()]
  }

  get computers(): SimulatedMember[] {
    return [...this.#computers]
  }

  begin(member: SimulatedMember): void {
    this.#computers.add(member)
  }

  end(member: SimulatedMember): void {
    this.#computers.delete(member)
  }

  /** @returns its host, if it is to host */
  start(member: SimulatedMember): SimulatedHost | null {
    if (!this.#computers.has(member)) return null
    const host = this.#options.startHost(member)
    this.#running.set(member, host)
    return host
  }

  ended(member: SimulatedMember): void {
    this.#running.delete(member)
  }

  /** Where a member dials: its own host, else mostly the one with the highest claim of those it finds. */
  hostFor(computer: string): SimulatedHost | null {
    const { random, network } = this.#options
    const all = this.running
    const own = all.find((host) => host.computer === computer)
    if (own) return own
    if (all.length < 2) return all[0] ?? null
    const found = all.filter((host) => network.reaches(host.computer, computer)).toSorted(higherFirst)
    if (found.length === 0) return null
    return random.chance(0.7) ? (found[0] ?? null) : random.pick(found)
  }

  /** What a host sees of the others in the network. */
  rivalsOf(member: SimulatedMember): Rival[] {
    const { network, space } = this.#options
    const me = this.#running.get(member)
    return this.running.flatMap((other) => {
      if (!me || other === me || !other.claim || !network.reaches(other.computer, member.name)) return []
      const caller = { computer: member.name, time: me.time, process: me.process }
      const meet: Rival['meet'] = async (meeting) =>
        meetOver(await network.connect(caller, other), meeting, { space, keys: member.keys, app: '1' })
      return [{ claim: other.claim, meet }]
    })
  }

  /** Announcements arrive now and then. */
  lookAround(): void {
    const { random, time } = this.#options
    if (this.#running.size > 1) for (const host of this.running) host.lookAround()
    time.after(random.between(500, 2500), () => {
      this.lookAround()
    })
  }
}

function higherFirst(one: SimulatedHost, other: SimulatedHost): number {
  if (!one.claim || !other.claim) return Number(one.claim === null) - Number(other.claim === null)
  return compareClaims(other.claim, one.claim)
}
