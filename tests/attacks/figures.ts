/** What is promised while somebody attacks, and how far a run fell short of it. */

/** Other members' 99th percentile, ms: at least this much is allowed, or so many times that of a quiet run. */
const p99 = { least: 150, times: 3 }
/** The host's memory: so many times that of a quiet run and so many bytes more. */
const memory = { times: 1.3, more: 64 * 1024 * 1024 }
/** How long a newcomer may take from the first packet until being in the lobby, ms. */
const entry = 2000

/** How the honest fared for a while. */
export interface Talk {
  /** Messages that were written. */
  messages: number
  /** ms from writing a message until another member heard it; what has not been heard counts as old as it is. */
  p50: number
  p99: number
  /** How often the host ended the connection of an honest member. */
  cut: number
}

/** What became of all that the honest wrote, at the end. */
export interface Kept {
  lost: number
  repeated: number
  reordered: number
  refused: number
}

/** What the attackers did: whether they really tried. */
export interface AttackFigures {
  sockets: number
  requests: number
  bytes: number
  /** Answers that were refusals. */
  refused: number
  /** Shortfalls that the attackers themselves saw. */
  faults: string[]
  /** Other figures worth reading. */
  notes: string[]
}

export interface Measured {
  quiet: Talk
  attacked: Talk
  kept: Kept
  /** The host's resident memory at its highest, bytes. */
  quietMemory: number
  memory: number
  /** ms each; null for one who was not let in. */
  entries: (number | null)[]
  made: AttackFigures
  /** How the host ended, if it did. */
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

/** One sentence for each promise that was not kept. */
export function shortfalls(measured: Measured, least: RequiredFigures): string[] {
  const { quiet, attacked, kept, made, entries, ended } = measured
  const late = entries.filter((ms) => ms === null || ms > entry)
  const counts = Object.entries(kept).filter(([, count]: [string, number]) => count > 0)
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
    ...made.faults
  ]
}

const round = (ms: number): string => String(Math.round(ms))
const megabytes = (bytes: number): string => String(Math.round(bytes / 1_048_576))

/** One line: each figure beside its target and that of the quiet run. */
export function lineOf(name: string, measured: Measured): string {
  const { quiet, attacked, made, entries, kept } = measured
  const slowest = entries.map((ms) => (ms === null ? 'refused' : round(ms)))
  return [
    name.padEnd(34),
    `p50 ${round(attacked.p50)} p99 ${round(attacked.p99)} ms (target ${round(p99Target(quiet))}, quiet ${round(quiet.p50)}/${round(quiet.p99)})`,
    `RSS ${megabytes(measured.memory)} MiB (target ${megabytes(memoryTarget(measured.quietMemory))}, quiet ${megabytes(measured.quietMemory)})`,
    ...(entries.length === 0 ? [] : [`newcomers ${slowest.join(' ')} ms (target ${String(entry)})`]),
    `lost ${String(kept.lost)} repeated ${String(kept.repeated)} reordered ${String(kept.reordered)} of ${String(attacked.messages)}`,
    `made ${String(made.sockets)} sockets, ${String(made.requests)} requests (${String(made.refused)} refused), ${megabytes(made.bytes)} MiB`,
    ...made.notes
  ].join(' | ')
}

/** The value that so large a share is not above; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
