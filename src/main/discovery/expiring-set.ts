/** What did not answer, for as long as it is not tried again. */
export interface GivenUp {
  add(what: string): void
  has(what: string): boolean
  clear(): void
}

/** Milliseconds. Who starts late or mends a firewall is found after it, or at once when a person looks again. */
const period = 5 * 60_000
/** Entries of about 200 bytes; of more, the oldest are forgotten, and tried again in turn. */
const most = 512

export function createGivenUp(): GivenUp {
  const since = new Map<string, number>()
  return {
    add(what) {
      const [oldest] = since.keys()
      if (since.size >= most && oldest !== undefined) since.delete(oldest)
      since.set(what, performance.now())
    },
    has(what) {
      const at = since.get(what)
      if (at === undefined || performance.now() - at < period) return at !== undefined
      since.delete(what)
      return false
    },
    clear() {
      since.clear()
    }
  }
}
