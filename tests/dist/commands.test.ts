import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { afterAll, describe, expect, test } from 'vitest'
import { builderArguments } from '../../scripts/setup/installers.mjs'
import { inCopyOfSystem, lacksCopies } from '../support/packaging/copy-of-system.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-commands-'))
  folders.push(folder)
  return folder
}

function request(
  args: string[],
  platform: string,
  env: NodeJS.ProcessEnv
): { requested: string; said: string[] } {
  const said: string[] = []
  const requested = builderArguments(args, { platform, env, say: (line) => said.push(line) })
  return { requested: requested.join(' '), said }
}

describe('npm run dist', () => {
  const withRpm = emptyFolder()
  writeFileSync(join(withRpm, 'rpmbuild'), '')

  test('makes all the targets of the configuration', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(request([], platform, { PATH: withRpm })).toEqual({ requested: '--publish never', said: [] })
    }
  })

  test('leaves out the rpm where rpmbuild is missing, with a message', async () => {
    const { requested, said } = request([], 'linux', { PATH: '/nowhere' })
    const { linux } = await getConfig(process.cwd(), 'electron-builder.yml', null)
    const others = [linux?.target]
      .flat()
      .map(String)
      .filter((target) => target !== 'rpm')
    expect(requested).toBe(`--publish never --linux ${others.join(' ')}`)
    expect(said).toEqual([expect.stringContaining('apt install rpm')])
  })

  test('makes the requested targets', () => {
    expect(request(['--mac', '--x64'], 'darwin', {}).requested).toBe('--publish never --mac --x64')
    expect(request(['--linux', 'rpm'], 'linux', { PATH: '/nowhere' })).toEqual({
      requested: '--publish never --linux rpm',
      said: []
    })
  })

  test('packs a runtime that was copied by hand', () => {
    const env = { PATH: withRpm, ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' }
    expect(request([], 'linux', env).requested).toBe('--publish never --config.electronDist=/opt/electron')
  })
})

describe.skipIf(lacksCopies('what continuous integration installs'))(
  'packages that continuous integration installs',
  () => {
    const script = readFileSync('scripts/setup/test-tools.sh', 'utf8')

    const others = `7za appstreamcli desktop-file-validate ip lintian makensis nft rpmbuild script xauth xwininfo Xvfb firefox-esr WebKitWebDriver`

    /** Runs the script on a system without unsquashfs's package, where apt-get is `apt`. */
    function install(apt: string): string {
      const folder = emptyFolder()
      writeFileSync(join(folder, 'tools.sh'), script)
      const lines = [
        `for tool in ${others}; do`,
        '  rm -f /usr/bin/$tool /usr/sbin/$tool; ln -s /bin/true /usr/bin/$tool',
        'done',
        'rm -f /usr/bin/mksquashfs /usr/bin/apt-get',
        `printf '%s\\n' '#!/bin/sh' '${apt}' >/usr/bin/apt-get; chmod 755 /usr/bin/apt-get; : >/tmp/asked`,
        'sh /tmp/tools.sh; echo "code $?"; cat /tmp/asked'
      ]
      return inCopyOfSystem(folder, lines.join('\n'))
    }

    test('are only those that are missing', () => {
      const said = install(
        'echo "$@" >>/tmp/asked; case "$*" in *install*) ln -s /bin/true /usr/bin/mksquashfs;; esac'
      )
      expect(said).toMatch(/^code 0\n.* update\n.* install -y --no-install-recommends squashfs-tools\n$/)
    })

    test('are named when they cannot be installed, without failing', () => {
      expect(install('exit 100')).toMatch(/^Not installed, .* squashfs-tools .*\ncode 0\n$/)
    })
  }
)
