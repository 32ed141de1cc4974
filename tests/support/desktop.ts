/**
 * The built desktop app, as a person starts it: on the real Electron with PARLEY_ELECTRON=1, else on the stand-in.
 * The same specs run on both.
 */
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { spawnRuntime, startRuntime } from './desktop-runtime.ts'
import { spawnStandIn, startStandIn, type System } from './desktop-stand-in.ts'

export interface Desktop {
  page: Page
  /** Of the main process. */
  pid: number
  /** Resolves once everything has ended; rejects when it did not end well. */
  quit(): Promise<void>
  kill(): void
  /** Only on the stand-in: Playwright loses a real window whose page crashed. @returns the page that came back */
  crash?(page: Page): Promise<Page>
  /** Only on the stand-in. */
  system?: System
  /** Only where the runtime is real. */
  webPreferences?(): Promise<object>
}

export interface LaunchOptions {
  env?: Record<string, string> | undefined
  /** Switches of the command line, such as `--lang=de`. */
  flags?: string[]
  /** The built entry, when it is not the project's. */
  main?: string | undefined
}

export interface DesktopOptions extends LaunchOptions {
  dataDir: string
  /** What the person is called; the name of the system's account when it is absent. */
  name?: string
}

/** Only the real runtime has fuses, a sandbox and native windows. */
export const onRealElectron = process.env['PARLEY_ELECTRON'] === '1'

/** The caller ends it, with `quit` or `kill`. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const desktop = await (onRealElectron ? startRuntime(options) : startStandIn(options))
  if (options.name !== undefined) await rename(desktop.page, options.name)
  return desktop
}

/** Starts it once more on the same folder. @returns its exit code, when it leaves the field to the first */
export async function startAgain(dataDir: string): Promise<number | null> {
  const child = onRealElectron ? spawnRuntime(dataDir) : spawnStandIn(dataDir)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

async function rename(page: Page, name: string): Promise<void> {
  await page.evaluate(async (called) => {
    const { parley } = window as unknown as {
      parley: { ask(name: string, payload: object): Promise<{ ok: boolean }> }
    }
    const reply = await parley.ask('profile:set', { name: called, colour: 0 })
    if (!reply.ok) throw new Error(`no profile: ${JSON.stringify(reply)}`)
  }, name)
}
