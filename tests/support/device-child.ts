/** A device in its own process, so that it can crash, freeze and restart. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { openPage } from './browser.ts'
import { tempFolder } from './chat.ts'
import { onCleanup } from './cleanup.ts'
import { desktopSize } from './screen-sizes.ts'

export interface DeviceChild {
  page: Page
  dataDir: string
  /** Ends it like a power failure; its page stays, without a device. */
  kill: () => Promise<void>
  /** Freezes it, like a closed laptop, until `wake`. Only where a test does not lack signals. */
  freeze: () => void
  wake: () => void
}

const program = join(import.meta.dirname, 'device-process.ts')

/** A port that is its host's again after a restart: no other host begins there, and no outgoing connection takes it. */
export const ownPort = (): number => 10_000 + (process.pid % 20_000)

/** All is closed and removed after the test. @param hosts a space that it starts, and where. @param pagesDir another build of the interface */
export async function openDeviceChild(
  name: string,
  dataDir = tempFolder(),
  hosts: [] | [space: string, port: number] = [],
  pagesDir?: string
): Promise<DeviceChild> {
  const child = spawn(process.execPath, [program, dataDir, name, ...hosts.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...(pagesDir === undefined ? {} : { PARLEY_TEST_PAGES: pagesDir }) }
  })
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  onCleanup(kill)
  const page = await openPage(await addressOf(child), { viewport: desktopSize })
  return {
    page,
    dataDir,
    kill,
    freeze: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT')
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('it was started without stdout')
  for await (const line of createInterface(stdout)) if (line.startsWith('http')) return line
  throw new Error('the device did not start')
}
