/**
 * Ctrl-C, and what else ends a program from outside. Windows has no signals: Node makes SIGINT of Ctrl-C there, SIGBREAK of
 * Ctrl-Break and SIGHUP of a console that is closed, and gives the program ten seconds after that.
 * https://nodejs.org/api/process.html#signal-events
 */

/**
 * One press may arrive twice, from the terminal and from the program that started us: signals within this time, in ms,
 * are one.
 */
const onePress = 300

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/** Aborted at the first Ctrl-C, Ctrl-Break, SIGTERM or closed terminal. The second one ends the program at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  let first = 0
  for (const name of signals) {
    process.on(name, () => {
      if (!stop.signal.aborted) first = performance.now()
      else if (performance.now() - first > onePress) process.exit(130)
      stop.abort()
    })
  }
  return stop.signal
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
