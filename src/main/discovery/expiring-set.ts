const ttlMs = 5 * 60_000
/** Entries of about 200 bytes; when there are more, the oldest is dropped. */
const maxEntries = 512

export interface ExpiringSet {
  add(key: string): void
  has(key: string): boolean
  clear(): void
}

export function createExpiringSet(): ExpiringSet {
  const addedAt = new Map<string, number>()
  return {
    add(key) {
      const [oldest] = addedAt.keys()
      if (addedAt.size >= maxEntries && oldest !== undefined) addedAt.delete(oldest)
      addedAt.set(key, performance.now())
    },
    has(key) {
      const at = addedAt.get(key)
      if (at === undefined || performance.now() - at < ttlMs) return at !== undefined
      addedAt.delete(key)
      return false
    },
    clear() {
      addedAt.clear()
    }
  }
}
