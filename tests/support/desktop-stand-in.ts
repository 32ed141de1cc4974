/** Starts the built main process under plain Node, with the stand-in as its Electron. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { connect } from './browser.ts'
import type { Description, Desktop, DesktopOptions, LaunchOptions, System } from './desktop-options.ts'

const register = new URL('electron/register.ts', import.meta.url).href
const launch = fileURLToPath(new URL('electron/launch.ts', import.meta.url))
/** As `npm start` does it. */
const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const listening = /^DevTools listening on (ws:\S+)$/

export async function startStandIn({ dataDir, ...more }: DesktopOptions): Promise<Desktop> {
  const child = spawnStandIn(dataDir, more)
  const browser = await chromium.connectOverCDP(await addressOf(child))
  const page = await openedPage(browser.contexts()[0]?.pages()[0])
  await connect(page, true)
  return {
    page,
    pid: child.pid ?? 0,
    quit: () => quit(child),
    kill: () => void child.kill('SIGKILL'),
    crash: (crashed) => crash(crashed),
    system: systemOf(child)
  }
}

/** Started with an Electron of its own; the caller ends it. */
export function spawnStandIn(
  dataDir: string,
  { env = {}, flags = [], main = 'out/main/index.js' }: LaunchOptions = {}
): ChildProcess {
  const args = ['--import', register, launch, main, ...sandboxFlags, ...flags]
  return spawn(process.execPath, args, {
    env: { ...process.env, PARLEY_DATA: dataDir, ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc']
  })
}

function systemOf(child: ChildProcess): System {
  return {
    emit: (what: string, value?: boolean) => void child.send({ do: what, value }),
    describe: async () => {
      const said = once(child, 'message') as Promise<[Description]>
      child.send({ do: 'describe' })
      return (await said)[0]
    }
  }
}

/** Ends the page's process. @returns the page that replaces it, when loaded */
async function crash(page: Page): Promise<Page> {
  const next = page.context().waitForEvent('page')
  const gone = new Promise((resolve) => page.once('close', resolve))
  await page.goto('chrome://crash').catch(() => undefined) // it never arrives there
  const [came] = await Promise.all([next, gone])
  return openedPage(came)
}

/** The rest of its output goes to our stderr, where failures show. */
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
  child.send({ do: 'quit' })
  const [code, signal] = await ended
  if (code !== 0) throw new Error(`the desktop ended with ${String(code ?? signal)}`)
}
