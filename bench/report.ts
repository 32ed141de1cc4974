/** The first result is Parley's; the others are compared with it. */
import type { Load, Result } from './run.ts'

const head = [
  'members',
  'load',
  'deliveries/s',
  'per CPU s',
  'CPU s per 1M',
  'p50 ms',
  'p99 ms',
  'per packet'
]
const widths = [8, 10, 13, 11, 13, 8, 8, 11]

export function report(results: Result[], pinned: boolean): string {
  const [parley, ...peers] = results
  const cores = pinned ? 'the server and the load generator have a core each' : 'they share all cores'
  const lines = [
    `Deliveries of 100-byte messages in one room; ${cores}.`,
    '',
    ...results.flatMap(tableOf),
    ...(parley && peers.length > 0
      ? ['Parley against', ...peers.flatMap((peer) => ratiosOf(parley, peer))]
      : []),
    failuresOf(results)
  ]
  return `${lines.join('\n')}\n`
}

function tableOf({ target, does, memory, loads }: Result): string[] {
  const idle =
    memory &&
    `  per idle member ${kilobytes(memory.resident)} kB resident, ${kilobytes(memory.live)} kB in live objects`
  return [`${target} (${does})`, row(head), ...loads.map(rowOf), ...(idle ? [idle] : []), '']
}

function rowOf({ members, rate, measured }: Load): string {
  const { keptUp, deliveries, cpu, seconds, messages, packets, p50, p99 } = measured
  const load = rate === null ? 'saturated' : `${String(rate)}/s`
  if (!keptUp) return `${row([String(members), load])}  cannot keep up`
  return row([
    String(members),
    load,
    count(deliveries / seconds),
    count(deliveries / cpu),
    ((cpu / deliveries) * 1e6).toFixed(2),
    p50.toFixed(1),
    p99.toFixed(1),
    (messages / packets).toFixed(1)
  ])
}

/** A line for each load that both kept up with. */
function ratiosOf(parley: Result, peer: Result): string[] {
  const lines = parley.loads.map((load) => {
    const { members, rate } = load
    const other = peer.loads.find((one) => one.members === members && one.rate === rate)
    const label = `  ${peer.target}, ${String(members)} members, ${rate === null ? 'saturated' : `${String(rate)}/s`}:`
    return `${label} ${other ? comparison(load, other) : 'not measured'}`
  })
  if (!parley.memory || !peer.memory) return lines
  const resident = parley.memory.resident / peer.memory.resident
  return [...lines, `  ${peer.target}: ${resident.toFixed(1)} x the memory of an idle member`]
}

function comparison({ measured: ours }: Load, { measured: theirs }: Load): string {
  if (!ours.keptUp || !theirs.keptUp) {
    return (
      [...(ours.keptUp ? [] : ['Parley']), ...(theirs.keptUp ? [] : ['the peer'])].join(' and ') +
      ' cannot keep up'
    )
  }
  const work = theirs.cpu / theirs.deliveries / (ours.cpu / ours.deliveries)
  const wait = ours.p50 / theirs.p50
  return `${work.toFixed(1)} x the deliveries per CPU second, ${wait.toFixed(1)} x the median latency`
}

function failuresOf(results: Result[]): string {
  const failures = results.flatMap((result) =>
    result.failures.map((failure) => `${result.target}: ${failure}`)
  )
  if (failures.length === 0) return 'Lost 0, repeated 0, out of order 0: every single delivery was checked.'
  return ['FAILURES', ...failures].join('\n')
}

function row(cells: string[]): string {
  return cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB').replaceAll(',', ' ')
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0)
}
