/** Parley's own window in a real Chromium on a real, if invisible, screen. */
import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { installedChromiums } from '../../src/main/cli/chromiums.ts'
import { tempFolder } from '../support/chat.ts'
import { openScreen } from '../support/screen.ts'
import { lacks } from '../support/systems.ts'
import { Parley } from '../main/cli/parley.ts'

const has = (program: string): boolean => !spawnSync(program, ['-help']).error
const missing = [
  ...(lacks('Linux') ? ['Linux'] : []),
  ...['Xvfb', 'xwininfo'].filter((program) => !has(program)),
  ...(installedChromiums().length > 0 ? [] : ['a Chromium'])
]

describe.skipIf(missing.length > 0)(`a real window (needs ${missing.join(', ') || 'nothing more'})`, () => {
  test('has the name and the id of the app, and no tabs', { timeout: 90_000 }, async () => {
    const display = await openScreen()
    const env = { DISPLAY: display, WAYLAND_DISPLAY: '', PARLEY_DATA: tempFolder() }
    const parley = new Parley(['open', '--port', '0'], env)
    const url = new URL(await parley.prints('http://127.0.0.1:'))
    await parley.says('Parley is open in a window of')
    const shown = (): string =>
      execFileSync('xwininfo', ['-root', '-tree'], {
        env: { ...process.env, DISPLAY: display },
        encoding: 'utf8'
      })
    // The title alone, without the name of a browser: `"Parley": ("instance" "class")`.
    await expect.poll(shown).toMatch(/"Parley": \("[^"]*" "org\.parley\.Parley"\)/)
    expect(execFileSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' })).not.toContain(url.hash)
    expect((await parley.stop()).code).toBe(0)
    await expect.poll(shown).not.toContain('org.parley.Parley')
  })
})
