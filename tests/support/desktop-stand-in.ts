/** Starts the built main process under plain Node, with the stand-in as its Electron. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { connect } from './browser.ts'
import type { Desktop, DesktopOptions } from './desktop.ts'

const register = new URL('electron/register.ts', import.meta.url).href
const listening = /^DevTools listening on (ws:\S+)$/

export async function startStandIn({ dataDir }: DesktopOptions): Promise<Desktop> {
  const child = spawnStandIn(dataDir)
  const browser = await chromium.connectOverCDP(await addressOf(child))
  const page = await openedPage(browser.contexts()[0]?.pages()[0])
  await connect(page, true)
  return {
    page,
    pid: child.pid ?? 0,
    quit: () => quit(child),
    kill: () => void child.kill('SIGKILL')
  }
}

export function spawnStandIn(dataDir: string): ChildProcess {
  return spawn(process.execPath, ['--import', register, 'out/main/index.js'], {
    env: { ...process.env, PARLEY_DATA: dataDir },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc']
  })
}

/** The rest of what it says goes to our own stderr: it is where failures show. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('it was started without stderr')
  const said: string[] = []
  for await (const line of createInterface(child.stderr)) {
    const found = listening.exec(line)?.[1]
    if (found !== undefined) {
      child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk)).resume()
      return found
    }
    said.push(line)
  }
  throw new Error(`the desktop did not start:\n${said.join('\n')}`)
}

async function openedPage(page: Page | undefined): Promise<Page> {
  if (!page) throw new Error('Chromium has no page')
  await page.waitForURL(/^https:/)
  return page
}

async function quit(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>
  child.send('quit')
  const [code, signal] = await ended
  if (code !== 0) throw new Error(`the desktop ended with ${String(code ?? signal)}`)
}
