import { rmSync } from 'node:fs'
import { join } from 'node:path'

const resources = ['resources', 'Electron.app/Contents/Resources']

/**
 * electron-builder removes Electron's default application only from runtimes that it fetched.
 * @param {{ appOutDir: string }} context
 */
export default function packedRuntime({ appOutDir }) {
  for (const folder of resources) rmSync(join(appOutDir, folder, 'default_app.asar'), { force: true })
}
