import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { parsePlistFile, type PlistObject } from 'app-builder-lib/out/util/plist.js'
import { Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { timeoutMs, timed } from '../support/packaging/run.ts'
import { PackageBuilder } from '../support/packaging/package-builder.ts'
import { makeMacRuntime } from '../support/stand-in-runtime.ts'

interface Signature {
  identity: string
  optionsForFile: (file: string) => { entitlements: string; hardenedRuntime: boolean }
}
interface Signing {
  isSignAllowed: () => boolean
  findIdentity: () => Promise<null>
  sign: (options: Signature) => Promise<void>
}

const require = createRequire(import.meta.url)
const signing = require('app-builder-lib/out/codeSign/macCodeSign.js') as Signing
const system = require('app-builder-lib/out/util/macosVersion.js') as { isMacOsHighSierra: () => boolean }

// electron-builder makes nothing for macOS on Windows. Elsewhere it stops before signing, which only Apple's program can.
describe.skipIf(process.platform === 'win32')('the application for macOS', () => {
  let workshop: PackageBuilder
  const requested: Signature[] = []
  let bundle = ''
  let info: PlistObject = {}

  beforeAll(async () => {
    workshop = new PackageBuilder()
    vi.spyOn(signing, 'isSignAllowed').mockReturnValue(true)
    vi.spyOn(signing, 'findIdentity').mockResolvedValue(null)
    vi.spyOn(system, 'isMacOsHighSierra').mockReturnValue(true)
    vi.spyOn(signing, 'sign').mockImplementation(async (options) => void requested.push(options))
    const order = { platform: Platform.MAC, targets: ['dir'], runtime: makeMacRuntime }
    const made = await timed('made the application for macOS', () => workshop.make(order))
    const folder = readdirSync(made).find((name) => name.startsWith('mac'))
    bundle = join(made, folder ?? 'nothing was made', 'Parley.app')
    info = await parsePlistFile(join(bundle, 'Contents/Info.plist'))
  }, timeoutMs)
  afterAll(() => {
    vi.restoreAllMocks()
    workshop.close()
  })

  test('has an ad-hoc signature, which Apple Silicon requires', () => {
    expect(requested.map(({ identity }) => identity)).toEqual(['-'])
  })

  test('has the entitlements that Chromium needs, and loads its own frameworks', async () => {
    const [options] = requested
    for (const file of [bundle, join(bundle, 'Contents/Frameworks/Parley Helper (Renderer).app')]) {
      const { entitlements = 'none', hardenedRuntime } = options?.optionsForFile(file) ?? {}
      expect(hardenedRuntime).toBe(true)
      expect(await parsePlistFile(entitlements)).toMatchObject({
        'com.apple.security.cs.allow-jit': true,
        'com.apple.security.cs.disable-library-validation': true
      })
    }
  })

  test('has its name and the reason for using the local network', () => {
    expect(info).toMatchObject({
      CFBundleIdentifier: 'org.parley.Parley',
      CFBundleName: 'Parley',
      LSApplicationCategoryType: 'public.app-category.social-networking',
      NSBonjourServices: ['_parley._tcp'],
      NSRequiresAquaSystemAppearance: false
    })
    expect(info['NSLocalNetworkUsageDescription']).toMatch(/people on your network/)
    expect(Object.keys(info['ElectronAsarIntegrity'] ?? {})).toEqual(['Resources/app.asar'])
  })

  test('runs only Parley', async () => {
    const fuses = await getCurrentFuseWire(bundle)
    expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.DISABLE)
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
    const resources = readdirSync(join(bundle, 'Contents/Resources'))
    expect(resources).toEqual(expect.arrayContaining(['app.asar', 'icon.icns']))
    expect(resources).not.toContain('default_app.asar')
    const icon = readFileSync(join(bundle, 'Contents/Resources/icon.icns'))
    expect(icon.equals(readFileSync('resources/icon.icns'))).toBe(true)
  })
})
