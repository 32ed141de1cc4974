/**
 * Folders that look like Electron's runtime, to make packages from where the real one cannot be had. Their programs do
 * nothing, but carry the fuse wire, so that what a package says about its fuses can be read back.
 */
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPackage } from '@electron/asar'
import { run } from './packaging/run.ts'

const shared = `chrome_100_percent.pak chrome_200_percent.pak icudtl.dat resources.pak snapshot_blob.bin
  v8_context_snapshot.bin vk_swiftshader_icd.json LICENSE LICENSES.chromium.html locales/en-US.pak`.split(
  /\s+/
)
const onLinux = 'libEGL.so libGLESv2.so libffmpeg.so libvk_swiftshader.so libvulkan.so.1'.split(' ')
const onWindows =
  'ffmpeg.dll libEGL.dll libGLESv2.dll vk_swiftshader.dll vulkan-1.dll d3dcompiler_47.dll'.split(' ')
const helpers = ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)']

/** How @electron/fuses finds the wire: a sentence, the wire's version, its length; then each fuse as Electron ships it. */
const wire = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009110011111`

/** Fills `folder`. `version` is what the runtime reports. */
export async function makeLinuxRuntime(folder: string, version: string): Promise<void> {
  await fill(folder, join(folder, 'resources'), version, [...shared, ...onLinux])
  for (const program of ['chrome-sandbox', 'chrome_crashpad_handler']) writeProgram(join(folder, program))
  writeProgram(join(folder, 'electron'), wire)
}

/** The same for Windows. Its program is made by makensis, since electron-builder writes into a program's resources. */
export async function makeWindowsRuntime(folder: string, version: string): Promise<void> {
  await fill(folder, join(folder, 'resources'), version, [...shared, ...onWindows])
  const program = join(folder, 'electron.exe')
  const script = join(folder, '..', 'electron.nsi')
  const lines = [
    `OutFile "${program}"`,
    'Unicode true',
    'Name Electron',
    'VIProductVersion 1.0.0.0',
    'VIAddVersionKey /LANG=1033 ProductName Electron',
    'VIAddVersionKey /LANG=1033 FileVersion 1.0.0.0',
    'Section\nSectionEnd'
  ]
  writeFileSync(script, `${lines.join('\n')}\n`)
  run('makensis', ['-V2', script])
  appendFileSync(program, wire, 'latin1')
}

/** The same for macOS. */
export async function makeMacRuntime(folder: string, version: string): Promise<void> {
  const contents = join(folder, 'Electron.app', 'Contents')
  await fill(folder, join(contents, 'Resources'), version, ['LICENSE', 'LICENSES.chromium.html'])
  writeBundle(contents, 'Electron')
  for (const helper of helpers) {
    const name = `Electron ${helper}`
    writeBundle(join(contents, 'Frameworks', `${name}.app`, 'Contents'), name)
  }
  writeProgram(join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'), wire)
}

async function fill(folder: string, resources: string, version: string, files: string[]): Promise<void> {
  for (const file of files) writeInto(join(folder, file), '')
  writeFileSync(join(folder, 'version'), version)
  writeInto(join(folder, '..', 'default', 'main.js'), '')
  mkdirSync(resources, { recursive: true })
  await createPackage(join(folder, '..', 'default'), join(resources, 'default_app.asar'))
}

function writeBundle(contents: string, name: string): void {
  const entries = { CFBundleExecutable: name, CFBundleIdentifier: 'com.github.Electron', CFBundleName: name }
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>'
  writeInto(join(contents, 'Info.plist'), `${head}${lines.join('')}</dict></plist>`)
  writeProgram(join(contents, 'MacOS', name))
}

function writeProgram(path: string, after = ''): void {
  writeInto(path, `#!/bin/sh\nexit 0\n${after}`)
  chmodSync(path, 0o755)
}

function writeInto(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text, 'latin1')
}
