/** Runs inside the page before its own scripts: gives the built preload its `electron`, and nothing to the page. */

type Listener = (event: object, ...args: unknown[]) => void
type Preload = (require: (name: string) => object) => void
type Send = (message: { type: 'invoke' | 'open'; name: string; args: unknown[] }) => Promise<unknown>

/** Serialised into the page; it may use nothing from outside itself. */
export function enterPage(preload: Preload): void {
  const page = globalThis as unknown as Record<string | symbol, unknown>
  const send = page['__standIn'] as Send
  delete page['__standIn']
  if (window !== window.top) return

  const listeners = new Map<string, Listener[]>()
  const ipcRenderer = {
    invoke: (name: string, ...args: unknown[]) => send({ type: 'invoke', name, args: structuredClone(args) }),
    on: (channel: string, listener: Listener) =>
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
  }
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      Object.defineProperty(page, key, { value: cross(api), enumerable: true })
    }
  }

  /** What crosses between the two worlds is a copy; functions become proxies, as do the promises they return. */
  function cross(value: unknown): unknown {
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)))
    if (value instanceof Promise) return value.then(cross)
    if (value === null || typeof value !== 'object') return value
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cross(each)])))
  }

  function only(name: string, members: object): object {
    return new Proxy(members, {
      get(_, member) {
        if (!(member in members)) throw new Error(`the Electron stand-in lacks ${name}.${String(member)}`)
        return Reflect.get(members, member) as unknown
      }
    })
  }

  const electron = only('electron', {
    ipcRenderer: only('ipcRenderer', ipcRenderer),
    contextBridge: only('contextBridge', contextBridge)
  })
  Object.defineProperty(page, Symbol.for('stand-in'), {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
    }
  })
  window.open = (url) => {
    void send({ type: 'open', name: String(url), args: [] })
    return null
  }
  preload((name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`)
    return electron
  })
}
