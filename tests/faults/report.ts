/** The figures of fault tests, as a table. */
import type { Findings } from '../support/checker.ts'

export interface Outcome {
  scenario: string
  /** Number of faults. */
  runs: number
  messages: number
  findings: Findings
  /** ms each, from the end of the fault until all have everything. */
  recoveries: number[]
}

/** Percentile; the largest value of a few. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
}

const columns = [
  'runs',
  'messages',
  'lost',
  'repeated',
  'reordered',
  'gone',
  'stuck',
  'p50 ms',
  'p95 ms'
] as const

function figuresOf({ runs, messages, findings, recoveries }: Outcome): number[] {
  const { lost, repeated, reordered, gone, stuck } = findings
  const counts = [lost, repeated, reordered, gone, stuck].map((sentences) => sentences.length)
  const times = [50, 95].map((percent) => Math.round(percentile(recoveries, percent)))
  return [runs, messages, ...counts, ...times]
}

export function table(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ scenario }) => scenario.length))
  const head = `${'scenario'.padEnd(width)} ${columns.map((column) => column.padStart(9)).join(' ')}`
  const rows = outcomes.map((outcome) => {
    const figures = figuresOf(outcome).map((figure) => String(figure).padStart(9))
    return `${outcome.scenario.padEnd(width)} ${figures.join(' ')}`
  })
  return [head, ...rows].join('\n')
}
