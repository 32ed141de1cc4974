import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { installedChromiums } from '../../../src/main/cli/chromiums.ts'
import { tempFolder } from '../../support/chat.ts'
import { lacks } from '../../support/systems.ts'

function program(path: string, text = '#!/bin/sh\n'): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

describe('installed browsers', () => {
  test('are found in the PATH on Linux, each once', () => {
    const home = tempFolder()
    const [one, two] = [join(home, 'one'), join(home, 'two')]
    const chrome = program(join(two, 'google-chrome'))
    program(join(two, 'google-chrome-stable'))
    const chromium = program(join(one, 'chromium'))
    const found = installedChromiums({ env: { PATH: `${one}:${two}` }, platform: 'linux', home })
    expect(found.map(({ name, program: path }) => [name, path])).toEqual([
      ['Chrome', chrome],
      ['Chromium', chromium]
    ])
    expect(found[0]?.profile('/data')).toBe(join('/data', 'window-chrome'))
  })

  test.skipIf(lacks('file modes'))('store their profile where a snap or a flatpak can read it', () => {
    const home = tempFolder()
    const bin = join(home, 'bin')
    symlinkSync(program(join(home, 'usr', 'snap')), join(mkdir(bin), 'chromium'))
    program(join(bin, 'brave-browser'), '#!/bin/sh\nexec /snap/bin/brave "$@"\n')
    program(join(home, '.local/share/flatpak/exports/bin/com.microsoft.Edge'))
    const found = installedChromiums({ env: { PATH: bin }, platform: 'linux', home })
    expect(found.map(({ name, profile }) => [name, profile('/data')])).toEqual([
      ['Chromium', join(home, 'snap/chromium/common/parley')],
      ['Brave', join(home, 'snap/brave/common/parley')],
      ['Edge', join(home, '.var/app/com.microsoft.Edge/data/parley')]
    ])
  })

  test('are found in their usual folders on macOS and Windows', () => {
    const home = tempFolder()
    const edge = program(join(home, 'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'))
    const onMac = installedChromiums({ env: {}, platform: 'darwin', home })
    expect(onMac.map(({ program: path }) => path)).toContain(edge)
    const chrome = program(join(home, 'Google', 'Chrome', 'Application', 'chrome.exe'))
    const env = { ProgramFiles: join(home, 'none'), LOCALAPPDATA: home }
    const onWindows = installedChromiums({ env, platform: 'win32', home })
    expect(onWindows.map(({ name, program: path }) => [name, path])).toEqual([['Chrome', chrome]])
  })
})

function mkdir(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}
