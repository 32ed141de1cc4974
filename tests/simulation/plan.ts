/** What kind of history it becomes. */
import type { Allowance } from '../../src/main/bucket.ts'
import type { Random } from './random.ts'

/** Each disk keeps what it has; or older copies of members' disks are put back; or of hosts' as well, and several run at once. */
export type Kind = 'disks' | 'copies' | 'hosts'

const all: readonly Kind[] = ['disks', 'copies', 'hosts']

const asked = process.env['KIND']

/** Those that `KIND` asks for. */
export const kinds = all.filter((kind) => asked === undefined || asked === kind)

/** Kinds take turns. */
export function kindOf(seed: number): Kind {
  const kind = kinds[seed % kinds.length]
  if (!kind) throw new RangeError(`KIND is none of ${all.join(', ')}`)
  return kind
}

/** What happens to disks and between hosts, and how often compared with each other. */
export interface DiskFaults {
  copy: number
  copyInWrite: number
  hostPutBack: number
  memberPutBack: number
  guestPutBack: number
  /** A copy of the computer that started the space runs beside it. */
  copyOfHost: number
  /** A desktop that holds everything hosts as well. */
  anotherHost: number
  split: number
  oneWay: number
  removal: number
  /** A computer is gone for good. */
  loss: number
}

/** Some happen in all histories, others only in some: together they hide each other's effects. */
function drawDiskFaults(random: Random, kind: Kind): DiskFaults {
  const some = (weight: number): number => (random.chance(0.6) ? weight : 0)
  const hosts = kind === 'hosts' ? some : (): number => 0
  return {
    copy: 4,
    copyInWrite: 3,
    hostPutBack: hosts(5),
    memberPutBack: some(2),
    guestPutBack: some(2),
    copyOfHost: hosts(1),
    anotherHost: hosts(2),
    split: some(3),
    oneWay: some(2),
    removal: some(1),
    loss: some(1)
  }
}

export interface Plan {
  /** Members besides the one on the host's device: those with a file, and those without. */
  desktops: number
  visitors: number
  /** Of one guest's browser. */
  tabs: number
  rooms: 1 | 2
  /** How long there is trouble, ms. */
  trouble: number
  /** ms from one thing that happens to the next, on average. */
  pace: number
  /** Share of steps that are messages, not faults. */
  talk: number
  /** Events in a page of the log. */
  page: number
  requests: Allowance
  /** How long a packet takes, ms. */
  delay: (random: Random) => number
  /** Null in histories where each disk keeps what it has. */
  disks: DiskFaults | null
}

/** ms a packet takes at least and at most: a cable, a wireless network, a bad one. */
const networks = [
  { from: 0.2, to: 2 },
  { from: 2, to: 40 },
  { from: 5, to: 900 }
]

/** A host's allowance for a connection: the usual, or so little that all reach it. */
const allowances = [
  { perSecond: 100, atOnce: 300 },
  { perSecond: 15, atOnce: 12 }
]

export function drawPlan(random: Random, kind: Kind): Plan {
  const network = random.pick(networks)
  return {
    desktops: random.whole(0, 2),
    visitors: random.whole(1, 2),
    tabs: random.pick([0, 2, 3]),
    rooms: random.chance(0.4) ? 2 : 1,
    trouble: random.between(4000, 20_000),
    pace: random.between(100, 600),
    talk: random.between(0.4, 0.9),
    page: random.whole(3, 30),
    requests: random.pick(allowances),
    delay: (again) => again.between(network.from, network.to),
    disks: kind === 'disks' ? null : drawDiskFaults(random, kind)
  }
}
