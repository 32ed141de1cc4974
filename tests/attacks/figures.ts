/** The limits during an attack, and how a run exceeded them. */

/** Latency of other members, ms: the larger of the two is allowed, `times` that of a quiet run. */
const p99 = { least: 150, times: 3 }
/** The host's memory: `times` that of a quiet run plus `more` bytes. */
const memory = { times: 1.3, more: 64 * 1024 * 1024 }
/** Milliseconds for a newcomer, from the first packet to the lobby. */
const entry = 2000

/** Of the honest members, for a period. */
export interface Talk {
  /** Messages that were written. */
  messages: number
  /** ms from writing to receiving; a message that has not arrived counts with its age. */
  p50: number
  p99: number
  /** Connections of honest members that the host ended. */
  cut: number
}

/** The honest members' messages at the end. */
export interface LossCounts {
  lost: number
  repeated: number
  reordered: number
  refused: number
}

/** Whether the attackers really tried. */
export interface AttackFigures {
  sockets: number
  requests: number
  bytes: number
  /** Refusals. */
  refused: number
  /** Failures that the attackers noticed. */
  failures: string[]
  notes: string[]
}

export interface Measured {
  quiet: Talk
  attacked: Talk
  losses: LossCounts
  /** The highest resident memory, bytes. */
  quietMemory: number
  memory: number
  /** ms each; null for a refused newcomer. */
  entries: (number | null)[]
  made: AttackFigures
  /** How the host ended, or null. */
  ended: string | null
}

export interface RequiredFigures {
  of: 'sockets' | 'requests' | 'bytes'
  count: number
}

export function p99Target(quiet: Talk): number {
  return Math.max(p99.least, p99.times * quiet.p99)
}

export function memoryTarget(quiet: number): number {
  return memory.times * quiet + memory.more
}

/** One sentence for each exceeded limit. */
export function shortfalls(measured: Measured, least: RequiredFigures): string[] {
  const { quiet, attacked, losses, made, entries, ended } = measured
  const late = entries.filter((ms) => ms === null || ms > entry)
  const counts = Object.entries(losses).filter(([, count]: [string, number]) => count > 0)
  return [
    ...(made[least.of] < least.count
      ? [`did not try: ${String(made[least.of])} of at least ${String(least.count)} ${least.of}`]
      : []),
    ...(ended === null ? [] : [`the host ended: ${ended}`]),
    ...(attacked.messages === 0 ? ['the honest wrote nothing'] : []),
    ...(attacked.p99 > p99Target(quiet) ? ['p99'] : []),
    ...(measured.memory > memoryTarget(measured.quietMemory) ? ['memory'] : []),
    ...(late.length > 0
      ? [`${String(late.length)} of ${String(entries.length)} newcomers late or refused`]
      : []),
    ...(attacked.cut > 0 ? [`honest members cut off ${String(attacked.cut)} times`] : []),
    ...counts.map(([what, count]) => `${what} ${String(count)}`),
    ...made.failures
  ]
}

const round = (ms: number): string => String(Math.round(ms))
const megabytes = (bytes: number): string => String(Math.round(bytes / 1_048_576))

/** Each figure beside its limit and that of the quiet run. */
export function lineOf(name: string, measured: Measured): string {
  const { quiet, attacked, made, entries, losses } = measured
  const slowest = entries.map((ms) => (ms === null ? 'refused' : round(ms)))
  return [
    name.padEnd(34),
    `p50 ${round(attacked.p50)} p99 ${round(attacked.p99)} ms (target ${round(p99Target(quiet))}, quiet ${round(quiet.p50)}/${round(quiet.p99)})`,
    `RSS ${megabytes(measured.memory)} MiB (target ${megabytes(memoryTarget(measured.quietMemory))}, quiet ${megabytes(measured.quietMemory)})`,
    ...(entries.length === 0 ? [] : [`newcomers ${slowest.join(' ')} ms (target ${String(entry)})`]),
    `lost ${String(losses.lost)} repeated ${String(losses.repeated)} reordered ${String(losses.reordered)} of ${String(attacked.messages)}`,
    `made ${String(made.sockets)} sockets, ${String(made.requests)} requests (${String(made.refused)} refused), ${megabytes(made.bytes)} MiB`,
    ...made.notes
  ].join(' | ')
}

/** 0 without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
