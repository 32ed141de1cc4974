/**
 * The built desktop app, as a person starts it: on the real Electron with PARLEY_ELECTRON=1, else on the stand-in.
 * The same specs run on both.
 */
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { spawnRuntime, startRuntime } from './desktop-runtime.ts'
import type { Desktop, DesktopOptions } from './desktop-options.ts'
import { spawnStandIn, startStandIn } from './desktop-stand-in.ts'

export type { Desktop, DesktopOptions, LaunchOptions } from './desktop-options.ts'

/** Only the real runtime has fuses, a sandbox and native windows. */
export const onRealElectron = process.env['PARLEY_ELECTRON'] === '1'

/** The caller ends it, with `quit` or `kill`. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const desktop = await (onRealElectron ? startRuntime(options) : startStandIn(options))
  if (options.name !== undefined) await rename(desktop.page, options.name)
  return desktop
}

/** Starts it again on the same folder. @returns its exit code, when it leaves the window to the first */
export async function startAgain(dataDir: string): Promise<number | null> {
  const child = onRealElectron ? spawnRuntime(dataDir) : spawnStandIn(dataDir)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

async function rename(page: Page, name: string): Promise<void> {
  await page.evaluate(async (called) => {
    const { parley } = window as unknown as {
      parley: { device: { request(name: string, payload: object): Promise<{ ok: boolean }> } }
    }
    const reply = await parley.device.request('profile:set', { name: called, colour: 0 })
    if (!reply.ok) throw new Error(`no profile: ${JSON.stringify(reply)}`)
  }, name)
}
