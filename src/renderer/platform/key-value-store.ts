import type { KeyValueStore } from './platform.ts'

let hasFailed = false
let reportFailure = (): void => undefined

/** Called once, at once or later, when this browser cannot store something. */
export function onStorageFailure(listener: () => void): void {
  reportFailure = listener
  if (hasFailed) listener()
}

export const canStore = (): boolean => !hasFailed

function failed(...said: unknown[]): void {
  console.warn(...said)
  if (!hasFailed) reportFailure()
  hasFailed = true
}

/** In the browser's storage; where that is forbidden, in memory until the page closes. */
export function openStore(open: () => Storage, prefix: string): KeyValueStore {
  const memory = new Map<string, string | null>()
  const storage = usable(open)
  return {
    get: (key) => (memory.has(key) ? (memory.get(key) ?? null) : readFrom(storage, prefix + key)),
    set: (key, value) => {
      memory.delete(key)
      const isStored = storage !== null && stored(storage, prefix + key, value)
      if (!isStored) memory.set(key, value)
      return isStored
    },
    keys: (begin) => {
      const keys = new Set(storedKeys(storage, prefix + begin).map((key) => key.slice(prefix.length)))
      for (const [key, value] of memory) {
        if (value === null) keys.delete(key)
        else if (key.startsWith(begin)) keys.add(key)
      }
      return [...keys]
    },
    onOtherChange: (listener) => {
      const changed = ({ storageArea, key }: StorageEvent): void => {
        if (storageArea !== storage || !key?.startsWith(prefix)) return
        memory.delete(key.slice(prefix.length)) // what another window has stored is newer
        listener(key.slice(prefix.length))
      }
      addEventListener('storage', changed)
      return () => {
        removeEventListener('storage', changed)
      }
    }
  }
}

export function clearStore(open: () => Storage, prefix: string): void {
  const storage = usable(open)
  if (storage) for (const key of storedKeys(storage, prefix)) stored(storage, key, null)
}

function storedKeys(storage: Storage | null, prefix: string): string[] {
  try {
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '')
    return keys.filter((key) => key.startsWith(prefix))
  } catch (error) {
    failed('could not be listed:', error)
    return []
  }
}

function usable(open: () => Storage): Storage | null {
  try {
    return open()
  } catch (error) {
    failed('this browser keeps nothing:', error)
    return null
  }
}

function readFrom(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null
  } catch (error) {
    failed('could not be read:', key, error)
    return null
  }
}

function stored(storage: Storage, key: string, value: string | null): boolean {
  try {
    if (value === null) storage.removeItem(key)
    else storage.setItem(key, value)
    return true
  } catch (error) {
    failed('could not be kept:', key, error)
    return false
  }
}
