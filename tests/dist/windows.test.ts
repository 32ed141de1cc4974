import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isLong } from '../support/long.ts'
import { timeoutMs, timed } from '../support/packaging/run.ts'
import { lacks } from '../support/packaging/tools.ts'
import { PackageBuilder } from '../support/packaging/package-builder.ts'
import { makeWindowsRuntime } from '../support/stand-in-runtime.ts'

const script = 'resources/installer.nsh'
const templates = 'node_modules/app-builder-lib/templates/nsis'

if (isLong) testInstaller()

test('electron-builder finds the additions to the Windows installer by name', () => {
  const text = readFileSync(script, 'utf8')
  const defined = [...text.matchAll(/^!macro (\w+)/gm)].map(([, name]) => name ?? '')
  const used = [...text.matchAll(/!insertmacro (\w+)/g)].map(([, name]) => name ?? '')
  const requested = readdirSync(templates, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ns[hi]$/.test(file))
    .flatMap((file) => [...readFileSync(join(templates, file), 'utf8').matchAll(/!ifmacrodef (\w+)/g)])
    .map(([, name]) => name ?? '')
  expect(defined).toEqual(expect.arrayContaining(['customInstall', 'customUnInstall']))
  expect(defined.filter((name) => !used.includes(name) && !requested.includes(name))).toEqual([])
})

function testInstaller(): void {
  describe.skipIf(lacks('the installer for Windows', ['makensis', '7za']))(
    'the installer for Windows',
    () => {
      let workshop: PackageBuilder
      const order = { platform: Platform.WINDOWS, targets: ['nsis'], runtime: makeWindowsRuntime }
      let made = ''

      beforeAll(async () => {
        workshop = new PackageBuilder()
        made = await timed('made the installer for Windows', () => workshop.make(order))
      }, timeoutMs)
      afterAll(() => workshop.close())

      test('installs for all accounts, and keeps data when it is removed', () => {
        expect(readdirSync(made).filter((file) => file.endsWith('.exe'))).toEqual([
          expect.stringMatching(/^Parley-Setup-[\d.]+\.exe$/)
        ])
        // One is the uninstaller.
        const compiled = workshop
          .requestedOfNsis()
          .filter((requested) => requested.includes('-DAPP_ID=org.parley.Parley'))
        expect(compiled).toHaveLength(2)
        for (const requested of compiled) {
          expect(requested).toContain('-DINSTALL_MODE_PER_ALL_USERS')
          expect(requested).not.toContain('-DDELETE_APP_DATA_ON_UNINSTALL')
        }
      })

      test('has a program that runs only Parley', async () => {
        const program = readFileSync(join(made, 'win-unpacked', 'Parley.exe'))
        const fuses = await getCurrentFuseWire(join(made, 'win-unpacked', 'Parley.exe'))
        expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
        expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
        expect(program.includes('resources\\\\app.asar')).toBe(true)
        expect(readdirSync(join(made, 'win-unpacked', 'resources'))).not.toContain('default_app.asar')
      })

      test.each(['customInstall', 'customUnInstall'])(
        'is not made with an invalid line in %s',
        async (macro) => {
          const include = join(workshop.folder, 'misspelt.nsh')
          const right = readFileSync(script, 'utf8')
          writeFileSync(
            include,
            right.replace(`!macro ${macro}\n`, `!macro ${macro}\n  nsExex::Exec 'netsh'\n`)
          )
          const packed = join(made, 'win-unpacked')
          const broken = workshop.make({
            ...order,
            packed,
            changes: (config) => ({ ...config, nsis: { ...config.nsis, include } })
          })
          await expect(broken).rejects.toThrow(/nsExex/)
        },
        timeoutMs
      )
    }
  )
}
