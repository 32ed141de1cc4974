/** Windows has SIGINT, SIGBREAK and SIGHUP only: https://nodejs.org/api/process.html#signal-events */

/** One press may arrive twice, from the terminal and from the program that started us. */
const samePressMs = 300

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/** Aborted at the first signal. The second one ends the program at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  let first = 0
  for (const name of signals) {
    process.on(name, () => {
      if (!stop.signal.aborted) first = performance.now()
      else if (performance.now() - first > samePressMs) process.exit(130)
      stop.abort()
    })
  }
  return stop.signal
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
