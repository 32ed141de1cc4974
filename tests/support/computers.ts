/** The app and a browser on a computer that is a network namespace. */
import { spawn } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { headlessPath } from './browsers.ts'
import { tempFolder } from './chat.ts'

const headless = join(import.meta.dirname, '../../out/main/headless.js')

/** The whole app on that computer, as `npm start` runs it without Electron. @returns the address of its page */
export async function openApp(computer: string, name: string): Promise<string> {
  const command = [
    'netns',
    'exec',
    computer,
    process.execPath,
    headless,
    'open',
    '--no-browser',
    '--port',
    '0'
  ]
  const child = spawn('ip', [...command, '--data', tempFolder()], {
    env: { ...process.env, PARLEY_INTERFACES: '', USER: name, LOGNAME: name },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0]
    if (url !== undefined) return url
  }
  throw new Error('the app said no address')
}

/** Browsers contact their vendors at every start, so this one resolves no names. */
const resolvesNothing = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE 10.10.1.1']

/** An empty page on that computer. */
export async function browserOn(
  computer: string,
  { browser = headlessPath, args = resolvesNothing }: { browser?: string | undefined; args?: string[] } = {}
): Promise<Page> {
  const program = join(tempFolder(), 'browser')
  writeFileSync(program, `#!/bin/sh\nexec ip netns exec ${computer} ${browser} "$@"\n`)
  chmodSync(program, 0o755)
  const launched = await chromium.launch({ executablePath: program, args: ['--no-sandbox', ...args] })
  onTestFinished(() => launched.close())
  return launched.newPage({ ignoreHTTPSErrors: true, reducedMotion: 'reduce' })
}
