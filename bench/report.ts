/** Tables and ratios for people. */
import type { Load, Result } from './run.ts'

export function report(results: Result[], pinned: boolean): string {
  const lines = [
    pinned
      ? 'Server and load generator each on a core of their own.'
      : 'Server and load generator share all cores.',
    '',
    ...results.flatMap(tableOf),
    ...ratios(results)
  ]
  return `${lines.join('\n')}\n`
}

function tableOf({ target, memory, loads, faults }: Result): string[] {
  return [
    `${target}: ${(memory / 1024).toFixed(0)} kB per idle member`,
    ...loads.map((load) => `  ${rowOf(load)}`),
    ...faults.map((fault) => `  FAULT ${fault}`),
    ''
  ]
}

function rowOf({ members, rate, measured }: Load): string {
  const { deliveries, cpu, seconds, p50, p99, keptUp } = measured
  return [
    String(members).padStart(5),
    (rate === null ? 'saturated' : `${String(rate)}/s`).padStart(10),
    keptUp ? '' : 'cannot',
    `${(deliveries / seconds).toFixed(0)} deliveries/s`,
    `${(deliveries / cpu).toFixed(0)} per CPU s`,
    `${((cpu / deliveries) * 1e6).toFixed(2)} CPU s per 1M`,
    `${(measured.messages / measured.packets).toFixed(0)} per packet`,
    `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`
  ].join('  ')
}

function ratios(_results: Result[]): string[] {
  return []
}
