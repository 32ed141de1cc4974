import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isLong, sampleOf } from '../support/long.ts'
import { lacksCopies } from '../support/packaging/copy-of-system.ts'
import { dpkg, rpm, visit, type Sandboxing, type Visit } from '../support/packaging/installing.ts'
import { timeoutMs, run, timed } from '../support/packaging/run.ts'
import { lacks, type Tool } from '../support/packaging/tools.ts'
import {
  appImageRuntimeSize,
  ownVersion,
  sizesOf,
  PackageBuilder
} from '../support/packaging/package-builder.ts'
import { makeLinuxRuntime } from '../support/stand-in-runtime.ts'

/** What each package is made and looked into with. */
const tools: Record<string, Tool[]> = {
  deb: ['dpkg', 'dpkg-deb'],
  rpm: ['rpmbuild', 'rpm'],
  AppImage: ['mksquashfs', 'unsquashfs', 'desktop-file-validate']
}
const targets = sampleOf(Object.entries(tools)).flatMap(([target, needed]) =>
  lacks(`the ${target}`, needed) ? [] : [target]
)
const without = (target: string): boolean => !targets.includes(target)
let workshop: PackageBuilder
let made = ''

const managers = [
  { kind: 'deb', manager: dpkg },
  { kind: 'rpm', manager: rpm }
].filter(({ kind }) => !without(kind))
const denied =
  managers.length === 0 || parleyIsHere('installing packages') || lacksCopies('installing packages')

describe.skipIf(targets.length === 0)('packages for Linux', () => {
  beforeAll(async () => {
    workshop = new PackageBuilder()
    const order = { platform: Platform.LINUX, runtime: makeLinuxRuntime, targets }
    made = await timed(`made ${targets.join(', ')}`, () => workshop.make(order))
    console.log(sizesOf(made))
  }, timeoutMs)
  afterAll(() => workshop.close())

  describe('the Linux application', () => {
    test('has no packages, no sources and no source maps', () => {
      const files = listPackage(join(unpacked(), 'resources', 'app.asar'), { isPack: false })
      const needed = [
        'main/index.js',
        'main/desktop.js',
        'main/worker.js',
        'preload/index.cjs',
        'renderer/index.html'
      ]
      expect(files).toEqual(
        expect.arrayContaining(['/package.json', ...needed.map((file) => `/out/${file}`)])
      )
      expect(files.filter((path) => path !== '/package.json' && !/^\/out(\/|$)/.test(path))).toEqual([])
      expect(files.filter((path) => /node_modules|\.ts$|\.svelte$|\.map$/.test(path))).toEqual([])
    })

    test('lacks Electron’s default application', () => {
      const archives = readdirSync(join(unpacked(), 'resources')).filter((file) => file.endsWith('.asar'))
      expect(archives).toEqual(['app.asar'])
    })

    test('cannot be used as Node, attached to a debugger, or run changed code', async () => {
      const fuses = await getCurrentFuseWire(join(unpacked(), 'parley-chat'))
      const off = [
        FuseV1Options.RunAsNode,
        FuseV1Options.EnableCookieEncryption,
        FuseV1Options.EnableNodeOptionsEnvironmentVariable,
        FuseV1Options.EnableNodeCliInspectArguments,
        FuseV1Options.GrantFileProtocolExtraPrivileges
      ]
      const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
      expect(off.map((fuse) => fuses[fuse])).toEqual(off.map(() => FuseState.DISABLE))
      expect(on.map((fuse) => fuses[fuse])).toEqual(on.map(() => FuseState.ENABLE))
    })

    if (isLong)
      describe.skipIf(without('AppImage'))('the AppImage', () => {
        const look = (...args: string[]): string =>
          run('unsquashfs', ['-o', String(appImageRuntimeSize), ...args])

        test('has a desktop file, an icon and a start script where desktops look', () => {
          const files = look('-l', named('AppImage')).split('\n')
          const needed = [
            'AppRun',
            'org.parley.Parley.desktop',
            'parley-chat.png',
            '.DirIcon',
            'resources/app.asar'
          ]
          expect(files).toEqual(expect.arrayContaining(needed.map((file) => `squashfs-root/${file}`)))
          expect(files.filter((file) => file.includes('default_app'))).toEqual([])
        })

        test('disables the sandbox only where the system has none', () => {
          expect(look('-cat', named('AppImage'), 'org.parley.Parley.desktop')).toMatch(/^Exec=AppRun %U$/m)
          expect(look('-cat', named('AppImage'), 'AppRun')).toContain('unshare -Ur true')
        })
      })

    describe.skipIf(without('deb'))('the desktop’s files', () => {
      const tree = (): string => join(workshop.folder, 'tree')
      beforeAll(() => void run('dpkg-deb', ['--extract', named('deb'), tree()]))

      test.skipIf(lacks('the desktop file', ['desktop-file-validate']))(
        'the desktop file is valid and names its window',
        () => {
          const file = join(tree(), 'usr/share/applications/org.parley.Parley.desktop')
          expect(run('desktop-file-validate', [file])).toBe('')
          expect(readFileSync(file, 'utf8')).toMatch(/^StartupWMClass=org\.parley\.Parley$/m)
        }
      )

      test.skipIf(lacks('the AppStream data', ['appstreamcli']))('the AppStream data is valid', () => {
        run('appstreamcli', [
          'validate',
          '--no-net',
          join(tree(), 'usr/share/metainfo/org.parley.Parley.metainfo.xml')
        ])
      })
    })

    if (isLong)
      test.skipIf(without('deb') || lacks("Debian's rules for the deb", ['lintian']))(
        'the deb follows Debian’s rules',
        async () => {
          const accepted = {
            'dir-or-file-in-opt': 'where packages belong that are not part of the distribution',
            'unknown-field': 'fpm writes License and Vendor',
            'description-starts-with-leading-spaces': 'electron-builder and fpm each put a space before it'
          }
          const tags = ['--suppress-tags', Object.keys(accepted).join(',')]
          const said = await timed('lintian', () =>
            run('lintian', ['--allow-root', '--fail-on', 'none', ...tags, named('deb')])
          )
          expect(said).toBe('')
        },
        timeoutMs
      )
  })

  describe.skipIf(denied).each(managers)(
    'a system where the $kind is installed, upgraded and removed',
    ({ kind, manager }) => {
      const ubuntu: Sandboxing = { namespaces: false, appArmor: true }
      let place = ''
      let files: [older: string, newer: string] = ['', '']
      let seen: Visit

      beforeAll(async () => {
        const order = {
          platform: Platform.LINUX,
          runtime: makeLinuxRuntime,
          packed: unpacked(),
          version: '0.0.1'
        }
        const before = await timed(`made an older ${kind}`, () =>
          workshop.make({ ...order, targets: [kind] })
        )
        place = join(workshop.folder, kind)
        mkdirSync(place)
        files = [named(kind, before), named(kind)].map((path) => {
          copyFileSync(path, join(place, basename(path)))
          return basename(path)
        }) as [string, string]
        seen = await timed(`installed, upgraded and removed the ${kind}`, () =>
          visit(place, manager, files, ubuntu)
        )
      }, timeoutMs)

      test('has every file, the command and the AppArmor profile of the newer version after the upgrade', () => {
        const news = manager.list(named(kind)).filter((path) => !existsSync(path))
        const ours = ['/etc/apparmor.d/parley-chat', '/usr/bin/parley-chat']
        expect(seen.upgraded).toEqual([...news, ...ours].sort().map((path) => `new ${path}`))
        expect(seen.command).toBe('/opt/Parley/parley-chat')
        expect(seen.version).toBe(ownVersion())
      })

      test('has its previous files after the removal', () => {
        expect(seen.installed).not.toEqual([])
        expect(seen.removed).toEqual([])
      })

      test('loads, reloads and removes its AppArmor profile', () => {
        const profile = '/etc/apparmor.d/parley-chat'
        const loads = `--replace --write-cache --skip-read-cache ${profile}`
        expect(seen.appArmor.filter((line) => line.includes(profile))).toEqual([
          loads,
          loads,
          `--remove ${profile}`
        ])
      })

      test(
        'runs the sandbox as root only where other accounts may not make namespaces',
        () => {
          const modeWhere = (sandboxing: Sandboxing): string =>
            visit(place, manager, files, sandboxing).helperMode
          expect(seen.helperMode).toBe('755')
          expect(modeWhere({ namespaces: true, appArmor: false })).toBe('755')
          expect(modeWhere({ namespaces: false, appArmor: false })).toBe('4755')
        },
        timeoutMs
      )
    }
  )
})

const unpacked = (): string => {
  const folder = readdirSync(made).find((name) => name.endsWith('unpacked'))
  return join(made, folder ?? 'nothing was packed')
}

/** The package of a kind in a folder. */
function named(kind: string, folder = made): string {
  const file = readdirSync(folder).find((name) => name.endsWith(`.${kind}`))
  return join(folder, file ?? `no ${kind} was made`)
}

/** Whether Parley is installed on the machine of the tests, whose files would be taken for those of the test. */
function parleyIsHere(what: string): boolean {
  const here = existsSync('/opt/Parley')
  if (here) console.log(`Skipped: ${what}. Parley is installed on this machine.`)
  return here
}
