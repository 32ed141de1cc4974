/** Where the scenes play: the host in a process of its own, its members, and a browser. */
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

export interface Stage {
  options: Options
  history: History
  browser: Browser
  /** Where the host's own page is. */
  page: string
  /** Where a guest comes in. */
  invitation: string
  close: () => Promise<void>
}

export async function openStage(options: Options): Promise<Stage> {
  const history = await writeHistory(options.messages)
  const args = [history.dataDir, options.pages, history.space]
  const desk = fork(join(import.meta.dirname, 'device-process.ts'), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const [told] = (await once(desk, 'message')) as unknown[]
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  return {
    options,
    history,
    browser,
    ...v.parse(Told, told),
    close: async () => {
      await browser.close()
      await ended(desk)
      rmSync(history.dataDir, { recursive: true, force: true })
    }
  }
}

async function ended(desk: ChildProcess): Promise<void> {
  const exit = once(desk, 'exit')
  desk.send('close')
  await exit
}
