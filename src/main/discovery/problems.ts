import type { Probe } from './instance-monitor.ts'

const quietPeriodMs = 60_000
const maxRemembered = 32

export function oncePerMinute(report: (detail: string) => void): (detail: string) => void {
  const reported = new Map<string, number>()
  return (detail) => {
    const now = performance.now()
    if (now - (reported.get(detail) ?? -Infinity) < quietPeriodMs) return
    if (reported.size >= maxRemembered) reported.clear()
    reported.set(detail, now)
    report(detail)
  }
}

export function withoutRejection(probe: Probe, report: (detail: string) => void): Probe {
  return async (address, port, signal) => {
    try {
      return await probe(address, port, signal)
    } catch (error) {
      // An aborted probe may reject for this reason.
      if (!signal.aborted) report(`${address}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }
}
