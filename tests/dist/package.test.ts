import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeStandInRuntime } from '../support/stand-in-runtime.ts'
import { lacks } from '../support/systems.ts'

const temporary = mkdtempSync(join(tmpdir(), 'parley-dist-'))
const unpacked = join(temporary, 'dist', 'linux-unpacked')

describe.skipIf(lacks('Linux'))('a package made on Linux', () => {
  beforeAll(async () => {
    expect(existsSync('out/main/index.js'), 'npm run build comes first').toBe(true)
    const electronDist = join(temporary, 'runtime')
    await makeStandInRuntime(electronDist, electronVersion())
    const config = await getConfig(process.cwd(), 'electron-builder.yml', null)
    const directories = { ...config.directories, output: join(temporary, 'dist') }
    await build({
      targets: Platform.LINUX.createTarget('dir'),
      config: { ...config, electronDist, directories },
      publish: 'never'
    })
  }, 120_000)

  afterAll(() => {
    rmSync(temporary, { recursive: true })
  })

  test('holds the application', () => {
    expect(contents()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/main/worker.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html'
      ])
    )
  })

  test('holds nothing else: no packages, no sources, no maps of them', () => {
    const strangers = contents().filter((path) => path !== '/package.json' && !/^\/out(\/|$)/.test(path))
    expect(strangers).toEqual([])
    expect(contents().filter((path) => /node_modules|\.ts$|\.svelte$|\.map$/.test(path))).toEqual([])
  })

  test('lets nobody use it as Node, attach a debugger or swap its code', async () => {
    const fuses = await getCurrentFuseWire(join(unpacked, 'parley-chat'))
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges
    ]
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    expect(off.map((fuse) => fuses[fuse])).toEqual(off.map(() => FuseState.DISABLE))
    expect(on.map((fuse) => fuses[fuse])).toEqual(on.map(() => FuseState.ENABLE))
  })
})

const contents = (): string[] => listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false })

function electronVersion(): string {
  const text = readFileSync('node_modules/electron/package.json', 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
