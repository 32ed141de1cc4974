/** Asks several addresses of one host. After "happy eyeballs", RFC 8305. */

/** Milliseconds that the better address is ahead of the next one; RFC 8305 section 8 suggests 250, a LAN is quicker. */
const headStart = 150
/** Milliseconds after which nobody is expected to answer any more. */
const patience = 4_000

export type Attempt<T> = (signal: AbortSignal) => Promise<T | null>

/**
 * The first answer that is not null, best address first; the next starts when its predecessor has failed or is
 * slow. Null when none answers in time or `signal` ends it; whatever is still under way is aborted.
 */
export function firstToAnswer<T>(attempts: readonly Attempt<T>[], signal: AbortSignal): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<T | null>()
  const losers = new AbortController()
  const waiting = [...attempts]
  let open = attempts.length
  let following: NodeJS.Timeout | undefined

  const settle = (answer: T | null): void => {
    clearTimeout(following)
    clearTimeout(deadline)
    signal.removeEventListener('abort', giveUp)
    losers.abort()
    resolve(answer)
  }
  const giveUp = (): void => {
    settle(null)
  }
  const heard = (answer: T | null): void => {
    open -= 1
    if (answer !== null || open === 0) settle(answer)
    else if (!losers.signal.aborted) begin()
  }
  const begin = (): void => {
    clearTimeout(following)
    const attempt = waiting.shift()
    if (!attempt) return
    following = setTimeout(begin, headStart)
    void attempt(losers.signal).then(heard)
  }

  const deadline = setTimeout(giveUp, patience)
  signal.addEventListener('abort', giveUp)
  if (attempts.length === 0 || signal.aborted) giveUp()
  else begin()
  return promise
}
