import { Listeners } from '#shared/values/listeners.ts'
import type { KeyValueStore } from '../../src/renderer/platform/platform.ts'

/** Each call is the store of one more window of the same browser. */
export function storesOfWindows(): () => KeyValueStore {
  const values = new Map<string, string>()
  const windows = new Listeners<[from: object, key: string]>()
  return () => {
    const me = {}
    return {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => {
        if ((values.get(key) ?? null) === value) return true // nor does a browser report it
        if (value === null) values.delete(key)
        else values.set(key, value)
        windows.emit(me, key)
        return true
      },
      keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
      onOtherChange: (listener) =>
        windows.add((from, key) => {
          if (from !== me) listener(key)
        })
    }
  }
}
