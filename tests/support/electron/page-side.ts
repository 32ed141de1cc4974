/** Runs inside the page before its own scripts: gives the built preload its `electron`, and nothing to the page. */
import { cross, freeze } from './context-bridge.ts'
import { strict } from './strict.ts'
import { limitScheme } from './scheme-limits.ts'
import { confirmNavigation } from './navigation.ts'

type Listener = (event: object, ...args: unknown[]) => void
type Preload = (require: (name: string) => object, process: object) => void
type Send = (message: { type: 'invoke' | 'open'; name: string; args: unknown[] }) => Promise<unknown>

/** @param source of the built preload @returns the script that does all this in a page */
export function pageScript(source: string): string {
  const parts = [strict, cross, freeze, limitScheme, confirmNavigation, electronFor, enterPage]
  const known = `const platform = ${JSON.stringify(process.platform)}`
  const texts = parts.map((part) => part.toString()).join('\n')
  return `(() => {\n${known}\n${texts}\nenterPage((require, process) => {\n${source}\n})\n})()`
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
  limitScheme()
  confirmNavigation()
  const electron = electronFor(send)
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`)
      return electron
    },
    strict('process', { platform, type: 'renderer', sandboxed: true, contextIsolated: true })
  )
}

function electronFor(send: Send): object {
  const listeners = new Map<string, Listener[]>()
  Object.defineProperty(globalThis, Symbol.for('stand-in'), {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
    }
  })
  const ipcRenderer = strict('ipcRenderer', {
    invoke: (name: string, ...args: unknown[]) => send({ type: 'invoke', name, args: structuredClone(args) }),
    on: (channel: string, listener: Listener) =>
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
  })
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in globalThis)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`)
      Object.defineProperty(globalThis, key, { value: freeze(cross(api)), enumerable: true })
    }
  })
  return strict('electron', { ipcRenderer, contextBridge })
}
