/** What electron-builder calls when the runtime lies where a package is made of it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const resources = ['resources', 'Electron.app/Contents/Resources']

/**
 * Removes the application that Electron shows when it is started without one. electron-builder does so only for a
 * runtime that it has fetched itself.
 * @param {{ appOutDir: string }} context
 */
export default function packedRuntime({ appOutDir }) {
  for (const folder of resources) rmSync(join(appOutDir, folder, 'default_app.asar'), { force: true })
}
