/**
 * A folder that looks like Electron's Linux runtime, to make a package from where the real one cannot be had. Its
 * program does nothing, but carries the fuse wire, so that what a package says about its fuses can be read back.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

const programs = ['chrome-sandbox', 'chrome_crashpad_handler']
const files = `chrome_100_percent.pak chrome_200_percent.pak icudtl.dat libEGL.so libGLESv2.so libffmpeg.so
  libvk_swiftshader.so libvulkan.so.1 resources.pak snapshot_blob.bin v8_context_snapshot.bin vk_swiftshader_icd.json
  LICENSE LICENSES.chromium.html locales/en-US.pak`.split(/\s+/)

/** How @electron/fuses finds the wire: a sentence, the wire's version, its length; then each fuse as Electron ships it. */
const wire = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009110011111`

/** Fills `folder`. `version` is what the runtime says it is. */
export async function makeStandInRuntime(folder: string, version: string): Promise<void> {
  for (const sub of ['resources', 'locales']) mkdirSync(join(folder, sub), { recursive: true })
  for (const file of files) writeFileSync(join(folder, file), '')
  for (const program of programs) writeProgram(join(folder, program), '')
  writeProgram(join(folder, 'electron'), wire)
  writeFileSync(join(folder, 'version'), version)
  await createPackage(join(folder, 'locales'), join(folder, 'resources', 'default_app.asar'))
}

function writeProgram(path: string, after: string): void {
  writeFileSync(path, `#!/bin/sh\nexit 0\n${after}`, 'latin1')
  chmodSync(path, 0o755)
}
