/** RFC 8305 section 8 suggests 250; a LAN is faster. */
const attemptDelayMs = 150
const timeoutMs = 4_000

export type Attempt<T> = (signal: AbortSignal) => Promise<T | null>

/** RFC 8305. The next attempt starts when the one before it has failed or is slow. Null without an answer. */
export function firstToAnswer<T>(attempts: readonly Attempt<T>[], signal: AbortSignal): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<T | null>()
  const others = new AbortController()
  const waiting = [...attempts]
  let open = attempts.length
  let nextTimer: NodeJS.Timeout | undefined

  const finish = (answer: T | null): void => {
    clearTimeout(nextTimer)
    clearTimeout(timeout)
    signal.removeEventListener('abort', cancel)
    others.abort()
    resolve(answer)
  }
  const cancel = (): void => {
    finish(null)
  }
  const onResult = (answer: T | null): void => {
    open -= 1
    if (answer !== null || open === 0) finish(answer)
    else if (!others.signal.aborted) startNext()
  }
  const startNext = (): void => {
    clearTimeout(nextTimer)
    const attempt = waiting.shift()
    if (!attempt) return
    nextTimer = setTimeout(startNext, attemptDelayMs)
    void attempt(others.signal).then(onResult)
  }

  const timeout = setTimeout(cancel, timeoutMs)
  signal.addEventListener('abort', cancel)
  if (attempts.length === 0 || signal.aborted) cancel()
  else startNext()
  return promise
}
