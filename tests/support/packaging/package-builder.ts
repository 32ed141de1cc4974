/** Makes packages with electron-builder from the project's own configuration, with stand-ins for what it would download. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { Arch, build, type Configuration, type Platform } from 'electron-builder'
import { makeNsisTools, notes } from './nsis-tools.ts'
import { pathOf } from './tools.ts'

export interface PackageOptions {
  platform: Platform
  targets: string[]
  /** What fills a folder with the runtime. */
  runtime: (folder: string, version: string) => Promise<void>
  /** Instead of the project's own version. */
  version?: string
  /** What has been packed before, instead of packing it again. */
  packed?: string
  /** What is to differ from the project's configuration. */
  changes?: (config: Configuration) => Configuration
}

/** Bytes of the fake AppImage runtime. */
export const appImageRuntimeSize = 512

const inProject = (file: string): string => join(process.cwd(), file)
const arch = process.arch === 'arm64' ? 'arm64' : 'x64'

export class PackageBuilder {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-packages-'))
  readonly #before = { ...process.env }

  constructor() {
    Object.assign(process.env, {
      CUSTOM_FPM_PATH: this.#program(
        'fpm',
        `exec '${process.execPath}' '${inProject('tests/support/packaging/fpm.ts')}' "$@"`
      ),
      APPIMAGE_TOOLS_PATH: this.#appImageTools(),
      ...makeNsisTools(join(this.folder, 'nsis')),
      // Of the archive in the installer for Windows: compressing it takes longer than all else.
      ELECTRON_BUILDER_COMPRESSION_LEVEL: '0',
      PATH: `${join(this.folder, 'programs')}:${process.env['PATH'] ?? ''}`
    })
    // Wine would start the installer, which writes the uninstaller.
    this.#program('wine', 'echo uninstaller >"${1%exe}__uninstaller.exe"')
  }

  /** Makes packages; resolves with the folder they are in, which also has what was packed. */
  async make(order: PackageOptions): Promise<string> {
    if (!existsSync('out/main/index.js')) throw new Error('npm run build comes first')
    const runtime = mkdtempSync(join(this.folder, 'runtime-'))
    const output = mkdtempSync(join(this.folder, 'made-'))
    await order.runtime(join(runtime, 'electron'), electronVersion())
    const config = await getConfig(process.cwd(), 'electron-builder.yml', null)
    const changed = order.changes?.(config) ?? config
    await build({
      targets: order.platform.createTarget(order.targets, Arch[arch]),
      config: {
        ...changed,
        ...(order.version === undefined ? {} : { extraMetadata: { version: order.version } }),
        electronDist: join(runtime, 'electron'),
        directories: { ...changed.directories, output }
      },
      ...(order.packed === undefined ? {} : { prepackaged: order.packed }),
      publish: 'never'
    })
    return output
  }

  /** What makensis was called with, a line for each call. */
  requestedOfNsis(): string[] {
    return readFileSync(join(this.folder, 'nsis', notes), 'utf8')
      .trim()
      .split('\n')
  }

  close(): void {
    process.env = this.#before
    rmSync(this.folder, { recursive: true })
  }

  #program(name: string, line: string): string {
    const path = join(this.folder, 'programs', name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, `#!/bin/sh\n${line}\n`, { mode: 0o755 })
    return path
  }

  #appImageTools(): string {
    const folder = join(this.folder, 'appimage')
    for (const part of ['runtimes', join('lib', arch)]) mkdirSync(join(folder, part), { recursive: true })
    writeFileSync(join(folder, 'runtimes', `runtime-${arch}`), Buffer.alloc(appImageRuntimeSize, 'r'))
    writeFileSync(join(folder, 'lib', arch, 'libstandin.so'), '')
    for (const tool of ['mksquashfs', 'desktop-file-validate']) {
      symlinkSync(pathOf(tool) ?? join(folder, 'absent'), join(folder, tool))
    }
    return folder
  }
}

const versionIn = (file: string): string =>
  (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
const electronVersion = (): string => versionIn('node_modules/electron/package.json')
export const ownVersion = (): string => versionIn('package.json')

/** The sizes of the files in a folder, in words. */
export function sizesOf(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const size = (name: string): string => `${name} ${Math.round(statSync(join(folder, name)).size / 1024)} kB`
  return `with an empty runtime: ${files.map(({ name }) => size(name)).join(', ')}`
}
