/** The host in its own process, its members, and a browser. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import * as v from 'valibot'
import { chromium as findChromium } from '../../scripts/setup/chromium.mjs'
import { writeHistory, type History } from './history.ts'
import type { Options } from './options.ts'

const Told = v.object({ page: v.string(), invitation: v.pipe(v.string(), v.url()) })

export interface BenchmarkSpace {
  options: Options
  history: History
  browser: Browser
  /** The host's page. */
  page: string
  /** The guests' link. */
  invitation: string
  close: () => Promise<void>
}

export async function openBenchmarkSpace(options: Options): Promise<BenchmarkSpace> {
  const history = await writeHistory(options.messages)
  const args = [history.dataDir, options.pages, history.space]
  const device = fork(join(import.meta.dirname, 'device-process.ts'), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const [told] = (await once(device, 'message')) as unknown[]
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  return {
    options,
    history,
    browser,
    ...v.parse(Told, told),
    close: async () => {
      await browser.close()
      await ended(device)
      rmSync(history.dataDir, { recursive: true, force: true })
    }
  }
}

async function ended(device: ChildProcess): Promise<void> {
  const exit = once(device, 'exit')
  device.send('close')
  await exit
}
