/** Which controls people see in the stories of a file, and which of them they press. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { watchControls, type Control, type Noted } from './control-watcher.ts'

/** One file for each file of stories. */
export const controlsFolder = join('test-results', 'controls')
const lookEveryMs = 100

const seen = new Map<string, Control>()
const pressed = new Map<string, Control>()

/** Vitest calls this before all stories. */
export function setup(): void {
  rmSync(controlsFolder, { recursive: true, force: true })
  mkdirSync(controlsFolder, { recursive: true })
}

/**
 * Notes the controls of this page, from now on.
 *
 * @param inspector a binding of Playwright's would replace those of the stand-in, whose page it is too
 */
export async function noteControls(page: Page, inspector: CDPSession): Promise<void> {
  inspector.on('Runtime.bindingCalled', ({ payload }) => {
    const noted = JSON.parse(payload) as Noted
    for (const control of noted.seen) seen.set(JSON.stringify(control), control)
    for (const control of noted.pressed) pressed.set(JSON.stringify(control), control)
  })
  await inspector.send('Runtime.enable') // else a binding is lost with its document
  await inspector.send('Runtime.addBinding', { name: 'noteControls' })
  await page.addInitScript(watchControls, lookEveryMs)
  await page.evaluate(watchControls, lookEveryMs)
}

/** Writes down what was noted since it was called last. */
export function saveControls(file: string): void {
  const noted: Noted = { seen: [...seen.values()], pressed: [...pressed.values()] }
  writeFileSync(join(controlsFolder, `${file}.json`), JSON.stringify(noted))
  seen.clear()
  pressed.clear()
}
