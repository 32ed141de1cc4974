/** WebKitGTK's MiniBrowser, on a screen that nobody sees, over WebDriver (https://www.w3.org/TR/webdriver2/). */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import * as v from 'valibot'
import { vi } from 'vitest'
import { tempFolder } from '../chat.ts'
import { onCleanup } from '../cleanup.ts'
import type { Driver } from './driver.ts'
import { openScreen } from '../screen.ts'

const programs = { WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' }

export function noWebKit(): string | null {
  const missing = Object.entries(programs).filter(([program]) => spawnSync(program, ['--help']).error)
  return missing.length > 0
    ? `these packages are not installed: ${missing.map(([, name]) => name).join(', ')}`
    : null
}

const Answer = v.object({ value: v.unknown() })
const Failure = v.object({ error: v.string(), message: v.string() })
const Session = v.object({ sessionId: v.string() })

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>

/** Ended after the test, or after the file. */
export async function openWebKit(): Promise<Driver> {
  const home = tempFolder()
  const port = await freePort()
  const folders = { HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home }
  const child = spawn('WebKitWebDriver', ['-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, ...folders, DISPLAY: await openScreen(), WAYLAND_DISPLAY: '' }
  })
  end(child)
  const send = sender(`http://127.0.0.1:${String(port)}`)
  // It says nothing when it listens.
  await vi.waitFor(() => send('GET', '/status'), { timeout: 15_000, interval: 50 })
  const capabilities = { alwaysMatch: { acceptInsecureCerts: true } }
  const { sessionId } = v.parse(Session, await send('POST', '/session', { capabilities }))
  onCleanup(async () => {
    await send('DELETE', `/session/${sessionId}`)
  })
  return driverOf((method, path, body) => send(method, `/session/${sessionId}${path}`, body))
}

function end(child: ChildProcess): void {
  const exit = once(child, 'exit')
  onCleanup(async () => {
    child.kill('SIGKILL')
    await exit
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

function sender(origin: string): Send {
  return async (method, path, body) => {
    const request = { method, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}) }
    const response = await fetch(origin + path, request)
    const { value } = v.parse(Answer, await response.json())
    if (response.ok) return value
    const { error, message } = v.parse(Failure, value)
    throw new Error(`${path}: ${error}: ${message}`)
  }
}

function driverOf(send: Send): Driver {
  return {
    goto: async (url) => {
      await send('POST', '/url', { url })
    },
    reload: async () => {
      await send('POST', '/refresh')
    },
    evaluate: (source, args) =>
      send('POST', '/execute/sync', { script: `return (${source})(...arguments)`, args: [...args] }),
    act: async (actions) => {
      await send('POST', '/actions', { actions })
    },
    resize: async (width, height) => {
      await send('POST', '/window/rect', { width, height })
    },
    picture: async () => Buffer.from(v.parse(v.string(), await send('GET', '/screenshot')), 'base64')
  }
}
