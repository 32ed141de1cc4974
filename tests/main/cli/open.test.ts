import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../support/chat.ts'
import { browsers, installBrowsers, redirectPageOf, type Browsers } from '../../support/fake-browser.ts'
import { isRunning } from '../../support/processes.ts'
import { Parley, program } from './parley.ts'
import { lacks } from '../../support/systems.ts'

/** A computer on which these browsers are all there is. */
function computer(programs: Readonly<Record<string, string>>) {
  const installed = installBrowsers(programs)
  const data = tempFolder()
  const open = (...args: string[]): Parley =>
    new Parley(['open', '--port', '0', ...args], { ...installed.env, PARLEY_DATA: data })
  return { ...installed, data, open }
}

async function started({ starts }: Browsers, count: number) {
  await expect.poll(() => starts().length).toBe(count)
  return starts()[count - 1] ?? { pid: 0, args: [] }
}

// Scripts stand in for browsers, and signals for hands.
describe.skipIf(lacks('scripts') || lacks('signals'))('parley open', { timeout: 60_000 }, () => {
  test('opens an app window without the secret in a command line, and ends with it', async () => {
    const here = computer({ chromium: browsers.showsPage, 'xdg-open': browsers.showsPage })
    const parley = here.open()
    const url = new URL(await parley.prints('http://127.0.0.1:'))
    await parley.says('Parley is open in a window of Chromium')
    const { pid, args } = await started(here, 1)
    expect(args.join(' ')).not.toContain(url.hash.slice('#local='.length))
    const leading = redirectPageOf(args)
    expect(readFileSync(leading, 'utf8')).toContain(`url=${url.href}"`)
    expect(statSync(leading).mode & 0o077).toBe(0)
    process.kill(pid)
    const { code, talk } = await parley.ends()
    expect(talk.at(-1)).toBe('The window is closed: Parley ends.')
    expect(code).toBe(0)
    expect(existsSync(leading)).toBe(false)
  })

  test('continues hosting without its window, which opens again at the next start', async () => {
    const here = computer({ chromium: browsers.startsSpace })
    const first = here.open()
    await first.says('Parley is open in a window of Chromium')
    await expect.poll(here.hasSpace).toBe(true)
    process.kill((await started(here, 1)).pid)
    await first.says('The window is closed. Parley still hosts “Workshop” for no one else.')
    const second = await here.open().ends()
    expect(second.code).toBe(0)
    expect(second.talk).toEqual([
      expect.stringMatching(/^Parley is already open at this address\. It opens again now\.$/)
    ])
    const { pid } = await started(here, 2)
    await expect.poll(() => here.isConnected(pid)).toBe(true)
    expect((await here.open().ends()).talk).toEqual([expect.stringContaining('Look for its window')])
    expect((await first.stop()).code).toBe(0)
    await expect.poll(() => isRunning(pid)).toBe(false)
  })

  test('closes with its window on Ctrl-C', async () => {
    const here = computer({ chromium: browsers.showsPage })
    const parley = here.open()
    await parley.says('Parley is open in a window')
    const { pid } = await started(here, 1)
    expect((await parley.stop()).code).toBe(0)
    await expect.poll(() => isRunning(pid)).toBe(false)
    expect(existsSync(join(here.data, 'open.json'))).toBe(false)
  })

  test.for([
    ['cannot show a window', browsers.dies],
    ['opens nothing', browsers.doesNothing]
  ])('uses a tab of the default browser where the installed one %s', async ([, does = '']) => {
    const here = computer({ chromium: does, 'xdg-open': browsers.doesNothing })
    const parley = here.open()
    await parley.says('Parley is open in your browser at this address')
    expect(redirectPageOf((await started(here, 2)).args)).toBe(join(here.data, 'open.html'))
    expect((await parley.stop()).code).toBe(0)
    expect(existsSync(join(here.data, 'open.html'))).toBe(false)
  })

  test('tries the next browser where one cannot show a window', async () => {
    const here = computer({ 'google-chrome': browsers.dies, 'brave-browser': browsers.showsPage })
    const parley = here.open()
    await parley.says('Parley is open in a window of Brave')
    await parley.stop()
  })

  test('uses a tab when requested, and ends only with Ctrl-C', async () => {
    const here = computer({ chromium: browsers.showsPage, 'xdg-open': browsers.doesNothing })
    const parley = here.open('--tab')
    await parley.says('until you press Ctrl-C here')
    expect(redirectPageOf((await started(here, 1)).args)).toBe(join(here.data, 'open.html'))
    await parley.stop()
  })

  test('opens no window without a screen', async () => {
    const here = computer({ chromium: browsers.showsPage, 'xdg-open': browsers.doesNothing })
    const env = { ...here.env, PARLEY_DATA: here.data, DISPLAY: '', WAYLAND_DISPLAY: '' }
    const parley = new Parley(['open', '--port', '0'], env)
    await parley.says(process.platform === 'linux' ? 'until you press Ctrl-C here' : 'in a window')
    await parley.stop()
  })

  test('uses a temporary folder, with a message, when there is no home folder', async () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')
    const env = { PARLEY_DATA: '', XDG_CONFIG_HOME: join(file, 'config'), HOME: file, TMPDIR: tempFolder() }
    const parley = new Parley(['open', '--no-browser', '--port', '0'], env)
    await parley.says('at this address for a browser on this computer')
    await parley.says('Nothing is stored')
    await parley.prints('http://127.0.0.1:')
    expect((await parley.stop()).code).toBe(0)
  })

  test('names a damaged file, leaves it unchanged, and continues without it', async () => {
    const config = tempFolder()
    const damaged = join(config, 'Parley', 'device.db')
    mkdirSync(join(config, 'Parley'))
    writeFileSync(damaged, 'no database '.repeat(99))
    const parley = new Parley(['open', '--no-browser', '--port', '0'], {
      PARLEY_DATA: '',
      XDG_CONFIG_HOME: config
    })
    await parley.says(`${damaged}. Nothing is stored`)
    await parley.prints('http://127.0.0.1:')
    expect((await parley.stop()).code).toBe(0)
    expect(readFileSync(damaged, 'utf8')).toBe('no database '.repeat(99))
  })
})

const hasScript = spawnSync('script', ['--version']).status === 0

describe.skipIf(!hasScript)('at a terminal (needs the program “script”)', { timeout: 60_000 }, () => {
  test('Enter opens the window again', async () => {
    const here = computer({ chromium: browsers.startsSpace })
    const command = `exec '${process.execPath}' '${program}' open --port 0`
    const child = spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], {
      env: {
        ...process.env,
        SHELL: '/bin/sh',
        ...here.env,
        PARLEY_DATA: here.data,
        PATH: `${here.env['PATH'] ?? ''}:/usr/bin:/bin`
      }
    })
    onTestFinished(() => void child.kill())
    let shown = ''
    child.stdout.on('data', (bytes: Buffer) => (shown += bytes.toString()))
    // A browser starts beside whole other tests.
    await expect.poll(() => shown, { timeout: 40_000 }).toContain('Parley is open in a window')
    await expect.poll(here.hasSpace).toBe(true)
    process.kill((await started(here, 1)).pid)
    await expect.poll(() => shown).toContain('Press Enter to open it again, Ctrl-C to stop.')
    child.stdin.write('\n')
    const { pid } = await started(here, 2)
    child.stdin.write('\u0003')
    await expect.poll(() => child.exitCode).toBe(0)
    await expect.poll(() => isRunning(pid)).toBe(false)
  })
})
