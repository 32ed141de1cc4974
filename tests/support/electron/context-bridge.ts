/**
 * What contextBridge makes of a value on its way from one world to the other, after PassValueToOtherContext in
 * shell/renderer/api/electron_api_context_bridge.cc. Both functions are sent to the page as text.
 */

type Call = (...args: unknown[]) => unknown

/**
 * Functions become proxies, as do the promises they return. Errors keep their message alone, objects their own
 * members alone: no prototype, so no method and no class. What is not cloned is refused.
 */
export function cross(value: unknown, depth = 0): unknown {
  if (depth >= 1000) throw new TypeError('Electron contextBridge recursion depth exceeded.')
  const each = (inner: unknown): unknown => cross(inner, depth + 1)
  if (typeof value === 'function')
    return (...args: unknown[]) => cross((value as Call)(...args.map((arg) => cross(arg))))
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Promise)
    return value.then(
      (result) => cross(result),
      (reason: unknown) => Promise.reject(cross(reason) as Error)
    )
  if (value instanceof Error) return new Error(value.message)
  if (Array.isArray(value)) return value.map(each)
  const builtIn = /^\[object (?!Object\])/.test(Object.prototype.toString.call(value))
  if (builtIn) return structuredClone(value)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]))
}

/** Only what is put on the page is frozen, with all that is in it; what crosses later is not. */
export function freeze(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}
