/** Ctrl-C, and its relatives. */

/**
 * One press may arrive twice, from the terminal and from whoever started us: signals within this time, in ms,
 * are one.
 */
const onePress = 300

/** Aborted at the first Ctrl-C, SIGTERM or closed terminal. The second one ends the program at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  let first = 0
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
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
