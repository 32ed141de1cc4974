import type { Keep } from './platform.ts'

/** A Keep in the browser's own storage. Where the browser forbids it, things are remembered until the page goes. */
export function keepIn(open: () => Storage, prefix: string): Keep {
  const memory = new Map<string, string>()
  const storage = usable(open)
  return {
    get: (key) => memory.get(key) ?? storage?.getItem(prefix + key) ?? null,
    set: (key, value) => {
      memory.delete(key)
      if (value === null) storage?.removeItem(prefix + key)
      else if (!storage || !stored(storage, prefix + key, value)) memory.set(key, value)
    }
  }
}

/** Forgets everything that was kept with this prefix. */
export function clearKept(open: () => Storage, prefix: string): void {
  const storage = usable(open)
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '')
  for (const key of keys) if (key.startsWith(prefix)) storage?.removeItem(key)
}

function usable(open: () => Storage): Storage | null {
  try {
    return open()
  } catch (error) {
    console.warn('this browser keeps nothing:', error)
    return null
  }
}

function stored(storage: Storage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value)
    return true
  } catch (error) {
    console.warn('could not be kept:', key, error)
    return false
  }
}
