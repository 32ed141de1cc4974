/** Runs inside the page before its own scripts: gives the built preload its `electron`, and nothing to the page. */
import { loud } from './loud.ts'

type Listener = (event: object, ...args: unknown[]) => void
type Call = (...args: unknown[]) => unknown
type Preload = (require: (name: string) => object, process: object) => void
type Send = (message: { type: 'invoke' | 'open'; name: string; args: unknown[] }) => Promise<unknown>

/** @param source of the built preload @returns the script that does all this in a page */
export function pageScript(source: string): string {
  const parts = [loud, cross, electronFor, enterPage].map((part) => part.toString())
  const known = `const platform = ${JSON.stringify(process.platform)}`
  return `(() => {\n${known}\n${parts.join('\n')}\nenterPage((require, process) => {\n${source}\n})\n})()`
}

/** As much as a sandboxed preload is given of Node's. */
declare const platform: string

function enterPage(preload: Preload): void {
  const page = globalThis as unknown as Record<string, unknown>
  const send = page['__standIn'] as Send
  delete page['__standIn']
  if (window !== window.top) return
  window.open = (url) => {
    void send({ type: 'open', name: String(url), args: [] })
    return null
  }
  const electron = electronFor(send)
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`)
      return electron
    },
    loud('process', { platform })
  )
}

function electronFor(send: Send): object {
  const listeners = new Map<string, Listener[]>()
  Object.defineProperty(globalThis, Symbol.for('stand-in'), {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
    }
  })
  const ipcRenderer = loud('ipcRenderer', {
    invoke: (name: string, ...args: unknown[]) => send({ type: 'invoke', name, args: structuredClone(args) }),
    on: (channel: string, listener: Listener) =>
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
  })
  const contextBridge = loud('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      Object.defineProperty(globalThis, key, { value: cross(api), enumerable: true })
    }
  })
  return loud('electron', { ipcRenderer, contextBridge })
}

/** What crosses between the two worlds is a copy; functions become proxies, as do the promises they return. */
function cross(value: unknown): unknown {
  if (typeof value === 'function') return (...args: unknown[]) => cross((value as Call)(...args.map(cross)))
  if (value instanceof Promise) return value.then(cross)
  if (value === null || typeof value !== 'object') return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cross(each)])))
}
